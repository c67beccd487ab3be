"""A made-up country: companies and ties of a realistic shape, drawn from a seed.

No name in it is real. `docs/made-up.md` says what is drawn from what, and which companies are
planted by which mechanism.
"""
