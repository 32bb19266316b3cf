"""Train, measure and export the shipped model.

`python -m analysis.training train FOLDER --shared SHARED` trains (or goes on with) a run;
`python -m analysis.training export FOLDER OUT --shared SHARED` writes its averaged weights as they ship;
`python -m analysis.training sentiment OUT --start FOLDER --encoder FILE --shared SHARED` trains a copy of them further
for sentiment towards targets, and writes how it differs from the encoder that ships;
`python -m analysis.training confidence OUT --shared SHARED` fits the confidence of quotes with the shipped model.
"""

import argparse
import json
from dataclasses import fields
from pathlib import Path

from analysis.quotes.encoding import Window, cuts, document, window
from analysis.training.confidence import fit_confidence
from analysis.training.data import read_articles
from analysis.training.export import export
from analysis.training.run import Settings, load_averaged
from analysis.training.sentiment import Settings as SentimentSettings
from analysis.training.toward_export import run as run_sentiment
from analysis.training.train import train


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="python -m analysis.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True)
    trained = commands.add_parser("train", help="train a run, or go on with it")
    trained.add_argument("folder", type=Path, help="where checkpoints, settings and curves go")
    trained.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and score/")
    _add_settings(trained, Settings)
    shipped = commands.add_parser("export", help="write encoder.onnx and heads.npz")
    shipped.add_argument("folder", type=Path, help="the folder of a run")
    shipped.add_argument("out", type=Path)
    shipped.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and score/")
    fitted = commands.add_parser("confidence", help="write confidence.json")
    fitted.add_argument("folder", type=Path, metavar="out", help="the file to write")
    fitted.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and score/")
    felt = commands.add_parser("sentiment", help="train sentiment towards targets")
    felt.add_argument("folder", type=Path, help="where weights, settings, curve and the shipped files go")
    felt.add_argument(
        "--start", type=Path, required=True, help="the folder of the encoder's run, or of this stage's"
    )
    felt.add_argument("--encoder", type=Path, required=True, help="encoder.onnx as exported from that run")
    felt.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ and score/")
    _add_settings(felt, SentimentSettings)
    return top


def _add_settings(command: argparse.ArgumentParser, settings: type) -> None:
    for field in fields(settings):
        command.add_argument(f"--{field.name.replace('_', '-')}", type=field.type, default=field.default)


def main() -> None:
    """Read the command line and do what it says."""
    args = vars(parser().parse_args())
    command, folder = args.pop("command"), args.pop("folder")
    if command == "train":
        train(args.pop("shared"), folder, Settings(**args))
    elif command == "confidence":
        print(json.dumps(fit_confidence(args["shared"], folder), indent=1))
    elif command == "sentiment":
        paths = [args.pop(name) for name in ("shared", "start", "encoder")]
        run_sentiment(*paths, folder, SentimentSettings(**args))
    else:
        tags = json.loads((folder / "settings.json").read_text())["tags"]
        windows = calibration_windows(args["shared"])
        print(json.dumps(export(load_averaged(folder), tags, windows, args["out"])))


def calibration_windows(shared: Path) -> list[Window]:
    """The beginnings of some training articles."""
    articles = read_articles(shared / "data" / "polnear" / "train.jsonl")[::20]
    docs = [document(article.text) for article in articles]
    return [window(doc, *next(cuts(doc))[::3]) for doc in docs if doc.words]


if __name__ == "__main__":
    main()
