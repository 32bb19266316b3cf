"""Train, measure and export the shipped models: `python -m analysis.training COMMAND --help`.

base, pack: published weights and data sets into files; train, expect, merge: teachers and the model that learns from them;
export, confidence: what ships of it; rows, feel, merge-rows, merge-weights, ship: the same for sentiment towards targets.
`analysis/training/README.md` shows the whole row of commands.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch

from analysis.training import encoder, material, rows, sentiment, teach, train
from analysis.training.run import Settings, exported, half, load_averaged


def base(args: SimpleNamespace) -> None:
    """Write published weights under our names: MiniLM's, or with a folder of all-mpnet-base-v2 MPNet's."""
    torch.save(half(encoder.mpnet(args.mpnet) if args.mpnet else encoder.minilm()), args.out)


def pack(args: SimpleNamespace) -> None:
    """Read the data sets into one file."""
    material.pack(args.shared, args.out)


def train_one(args: SimpleNamespace) -> None:
    """Train a run, or go on with it."""
    train.train(args.pack, args.out, settings_of(args, Settings), taught=args.taught, shared=args.shared)


def expect(args: SimpleNamespace) -> None:
    """Write what a run, or an exported encoder, says of the texts that it has not seen and of those without gold."""
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if args.run.suffix == ".onnx":
        settings, model = Settings(), exported(args.run)
    else:
        saved = json.loads((args.run / "settings.json").read_text())
        settings = Settings(**{f.name: saved[f.name] for f in fields(Settings) if f.name in saved})
        model = load_averaged(args.run / "averaged.pt", shape=settings.shape)
    data = train.Data(args.pack, None, settings, device)
    teach.write_expected(model.to(device), data, settings, args.teachers or settings.folds, args.out)


def merge(args: SimpleNamespace) -> None:
    """Put together what the teachers of all folds say."""
    teach.merge(args.said, args.pack, args.out)


def export(args: SimpleNamespace) -> None:
    """Write encoder.onnx and heads.npz."""
    from analysis.training.export import calibration_windows, export

    tags = json.loads((args.run / "settings.json").read_text())["tags"]
    model = load_averaged(args.run / "averaged.pt")
    if args.grammar:
        model.grammar = load_averaged(args.grammar / "averaged.pt").grammar
    windows = calibration_windows(args.shared)
    print(json.dumps(export(model, tags, windows, args.out, sharpen=args.sharpen)))


def confidence(args: SimpleNamespace) -> None:
    """Fit the confidence of quotes with the shipped model."""
    from analysis.training.confidence import fit_confidence

    print(json.dumps(fit_confidence(args.shared, args.out, args.marked), indent=1))


def read_rows(args: SimpleNamespace) -> None:
    """Read NewsMTSC, and names in the sentences of attributed news, into one file."""
    folder = args.shared / "data" / "newsmtsc"
    found = {name: rows.read_rows(folder / f"{name}.jsonl") for name in ("train", "dev", "dev_mt")}
    others = rows.named_in(material.read_articles(args.shared / "data" / "polnear" / "train.jsonl"))
    rows.pack_rows(found | {"other": others}, args.out)


def feel(args: SimpleNamespace) -> None:
    """Train a stage of sentiment; a teacher (with --fold) also writes what it says."""
    settings = settings_of(args, sentiment.Settings)
    sets = rows.unpack_rows(args.rows)
    taught = dict(np.load(args.taught)) if args.taught else {}
    args.out.mkdir(parents=True, exist_ok=True)
    model, curve = sentiment.fit(sets, args.start, taught, settings)
    (args.out / "curve.json").write_text(json.dumps([asdict(settings), *curve], indent=1))
    torch.save(half(model.state_dict()), args.out / "toward.pt")
    if settings.fold >= 0:
        np.savez(args.out / "said.npz", **sentiment.teach(model, sets, settings))


def merge_rows(args: SimpleNamespace) -> None:
    """Put together what the teachers of sentiment say."""
    said = [np.load(path) for path in args.said]
    train_rows, other = (sum(one[name] for one in said) for name in ("train", "other"))
    np.savez_compressed(args.out, train=train_rows, other=other / len(said))


def merge_weights(args: SimpleNamespace) -> None:
    """Write the mean of several models' weights, which began alike (Wortsman et al. 2022, "Model soups")."""
    models = [torch.load(path, weights_only=True) for path in args.said]
    torch.save(
        half({name: torch.stack([one[name].float() for one in models]).mean(0) for name in models[0]}),
        args.out,
    )


def carry(args: SimpleNamespace) -> None:
    """Write the stage of sentiment that ships as weights again, for the encoder that a run has trained on."""
    from analysis.training.export import calibration_windows, reaches
    from analysis.training.graph import levels
    from analysis.training.toward_export import carried

    trained = load_averaged(args.run / "averaged.pt").encoder
    weights = {name: p.detach().numpy() for name, p in trained.named_parameters()}
    narrowed = levels(weights, reaches(trained, calibration_windows(args.shared)))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(half(carried(args.encoder, args.stage, narrowed).state_dict()), args.out / "toward.pt")


def ship(args: SimpleNamespace) -> None:
    """Write how the stage of sentiment differs from the encoder that ships, calibrated."""
    from analysis.training.toward_export import ship

    model = sentiment.Toward()
    weights = torch.load(args.stage / "toward.pt", weights_only=True)
    model.load_state_dict({name: w.float() for name, w in weights.items()})
    print(json.dumps(ship(model.eval(), args.encoder, args.out, args.shared / "data" / "newsmtsc"), indent=1))


# Of every command its paths, those that may be left out, and the class of its settings.
COMMANDS: dict[str, tuple[Callable[[SimpleNamespace], None], str, str, type | None]] = {
    "base": (base, "out", "mpnet", None),
    "pack": (pack, "out shared", "", None),
    "train": (train_one, "out pack", "taught shared", Settings),
    "expect": (expect, "run pack out", "", None),
    "merge": (merge, "out pack", "", None),
    "export": (export, "run out shared", "grammar", None),
    "confidence": (confidence, "out shared", "", None),
    "rows": (read_rows, "out shared", "", None),
    "feel": (feel, "out rows start", "taught", sentiment.Settings),
    "merge-rows": (merge_rows, "out", "", None),
    "merge-weights": (merge_weights, "out", "", None),
    "carry": (carry, "run stage encoder out shared", "", None),
    "ship": (ship, "stage encoder out shared", "", None),
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="python -m analysis.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True)
    for name, (work, needed, optional, settings) in COMMANDS.items():
        command = commands.add_parser(name, help=work.__doc__, description=work.__doc__)
        for path in needed.split():
            command.add_argument(f"--{path}", type=Path, required=True)
        for path in optional.split():
            command.add_argument(f"--{path}", type=Path)
        if name == "expect":
            command.add_argument("--threads", type=int, default=2)
            command.add_argument("--teachers", type=int, default=0, help="as many as folds, unless said")
        if name.startswith("merge"):
            command.add_argument("said", type=Path, nargs="+")
        if name == "confidence":
            command.add_argument(
                "--marked", type=Path, nargs="*", default=[], help="files of marked articles"
            )
        if name == "export":
            command.add_argument(
                "--sharpen", type=float, default=1.5, help="factor on the scores of the labels"
            )
        for field in fields(settings) if settings else ():
            if field.name not in needed.split():
                command.add_argument(
                    f"--{field.name.replace('_', '-')}", type=field.type, default=field.default
                )
    return top


def settings_of(args: SimpleNamespace, kind: type) -> object:
    """The settings among the arguments."""
    return kind(**{f.name: getattr(args, f.name) for f in fields(kind)})


def main() -> None:
    """Read the command line and do what it says."""
    args = parser().parse_args()
    COMMANDS[args.command][0](args)


if __name__ == "__main__":
    main()
