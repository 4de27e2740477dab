"""What a firm sells, in the editor: its price books and their words."""
