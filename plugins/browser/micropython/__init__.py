"""The calculator as MicroPython runs it in the browser: translated, refused where it cannot be, in
one image."""
