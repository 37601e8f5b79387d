"""`python -m profileparse` is the command `profileparse`."""

from profileparse.cli import main

if __name__ == "__main__":
    main()
