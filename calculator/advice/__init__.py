"""Advice: what a budget buys, and which formulas are cheapest for some hours."""
