"""The rules for `content/`, one in each module, in folders by subject; rules.py runs them."""
