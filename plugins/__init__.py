"""The Pelican plugins that build this site, and the tools around them."""
