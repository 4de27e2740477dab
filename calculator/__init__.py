"""What a part-time CIO costs, exactly and with every number explained."""
