# SPDX-License-Identifier: Apache-2.0
"""Holds an exported model to ONNX's own checker and to the golden requests of its bundle.

    python -m venv venv && venv/bin/pip install onnx onnxruntime numpy
    bin/entirespace export work/model --onnx work/model.onnx      # with or without --inputs raw
    venv/bin/python train/src/test/python/onnx_golden.py work/model work/model.onnx

Raw values are encoded here by what the model's metadata and the bundle's manifest say, not by the library.
"""

import bisect
import glob
import json
import sys

import numpy as np
import onnx
import onnxruntime as ort

MASK = (1 << 64) - 1


def bucket(text, buckets):
    """64-bit FNV-1a over UTF-8, finished with an avalanche, modulo the number of buckets."""
    h = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        h = ((h ^ byte) * 0x100000001B3) & MASK
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    return h % buckets


class Encoder:
    """Raw candidates as the inputs of an exported model."""

    def __init__(self, session, bundle):
        self.fields = json.loads(session.get_modelmeta().custom_metadata_map["entirespace.fields"])
        with open(bundle + "/manifest.json", encoding="utf-8") as file:
            schema = json.load(file)["schema"]["fields"]
        self.vocabularies = {f["name"]: {t: i + 2 for i, t in enumerate(f["vocabulary"])} for f in schema}

    def row(self, field, value):
        """The row of one value: 0 where it is missing."""
        if value is None:
            return 0
        if field["encoding"] == "HASH":
            return 1 + bucket(self.text(value), field["rows"] - 1)
        if field["encoding"] == "VOCABULARY":
            return self.vocabularies[field["field"]].get(self.text(value), 1)
        return 1 + bisect.bisect_right(field["boundaries"], float(value))

    @staticmethod
    def text(value):
        return str(value).lower() if isinstance(value, bool) else str(value)

    def inputs(self, candidates):
        """The inputs for a list of objects with a value for each field; missing ones may be absent."""
        inputs = {}
        for field in self.fields:
            values = [candidate.get(field["field"]) for candidate in candidates]
            inputs[field["input"]] = self.column(field, values)
        return inputs

    def column(self, field, values):
        takes = field["takes"]
        if takes == "STANDARDIZED":
            numbers = [0 if v is None else (float(v) - field["mean"]) / field["deviation"] for v in values]
            return np.array(numbers, np.float32)
        if takes == "NUMBERS":
            return np.array([np.nan if v is None else float(v) for v in values], np.float64)
        texts = takes == "TEXTS"
        encoded = (lambda v: "" if v is None else self.text(v)) if texts else (lambda v: self.row(field, v))
        dtype = object if texts else np.int64
        if field["kind"] != "BAG":
            return np.array([encoded(v) for v in values], dtype)
        bags = [[encoded(v) for v in value or [] if v is not None] for value in values]
        rows = np.full((len(bags), max(map(len, bags), default=0)), "" if texts else -1, dtype)
        for i, bag in enumerate(bags):
            rows[i, : len(bag)] = bag
        return rows


def main(bundle, file):
    onnx.checker.check_model(file, full_check=True)
    session = ort.InferenceSession(file, providers=["CPUExecutionProvider"])
    encoder = Encoder(session, bundle)
    names = [output.name for output in session.get_outputs()]
    candidates, expected = [], []
    for path in glob.glob(bundle + "/golden-*.jsonl"):
        with open(path, encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                common = line["body"].get("request", {})
                candidates += [{**common, **candidate} for candidate in line["body"]["candidates"]]
                expected += line["expected"]
    outputs = dict(zip(names, session.run(None, encoder.inputs(candidates))))
    worst = max(abs(float(outputs[q][i]) - p) for i, answer in enumerate(expected) for q, p in answer.items())
    print(f"onnx {onnx.__version__}: the model is valid")
    print(f"onnxruntime {ort.__version__}: {len(expected)} golden candidates, {len(expected[0])} quantities each,"
          f" off by at most {worst:.1e}")
    if not worst <= 1e-5:
        sys.exit("more than 1e-5")


if __name__ == "__main__":
    main(*sys.argv[1:])
