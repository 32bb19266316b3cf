"""`python -m analysis.training FOLDER`: train, measure and export the shipped model."""

import argparse
from dataclasses import fields
from pathlib import Path

from analysis.training.train import Settings, train


def main() -> None:
    """Read the settings from the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m analysis.training", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="where checkpoints, settings and curves go; resumed if it holds any"
    )
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and score/")
    for field in fields(Settings):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=field.type, default=field.default)
    args = vars(parser.parse_args())
    folder, shared = args.pop("folder"), args.pop("shared")
    train(shared, folder, Settings(**args))


if __name__ == "__main__":
    main()
