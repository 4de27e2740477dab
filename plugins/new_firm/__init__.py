"""Creates the folder of another firm: `make new SITE=../bright`."""
