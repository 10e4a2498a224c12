"""Opens a model that the harness exported, with nothing but torch, and compares logits.

    python3 open_exported_model.py FOLDER

FOLDER holds model.pt, model.safetensors, images.f32 and logits.f32, as written by the test class
io.github.auxtask.testing.ExportedModel. The safetensors file is parsed by hand, to check the bytes against the format.
"""

import json
import pathlib
import struct
import sys

import numpy
import torch

TOLERANCE = 1e-4


def safetensors(path):
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(raw[8 + length + begin : 8 + length + end], dtype="<f4")
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return metadata, tensors


def main(folder):
    images = numpy.fromfile(folder / "images.f32", dtype="<f4").reshape(-1, 3, 32, 32)
    expected = numpy.fromfile(folder / "logits.f32", dtype="<f4").reshape(len(images), -1)
    model = torch.jit.load(str(folder / "model.pt"))
    model.eval()
    with torch.no_grad():
        logits = model(torch.from_numpy(images)).numpy()
    difference = float(numpy.abs(logits - expected).max())

    metadata, tensors = safetensors(folder / "model.safetensors")
    state = model.state_dict()
    assert list(state) == list(tensors), "names or their order differ"
    for name, tensor in tensors.items():
        assert torch.equal(state[name], tensor), name
    # The other way round: the file's tensors loaded into the module by torch's own means.
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        model.load_state_dict(tensors)
        again = model(torch.from_numpy(images)).numpy()
    difference = max(difference, float(numpy.abs(again - expected).max()))

    print(f"torch {torch.__version__}: {metadata.get('architecture')}, {len(tensors)} tensors, "
          f"largest difference of logits {difference:.2e}")
    sys.exit(0 if difference <= TOLERANCE else 1)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
