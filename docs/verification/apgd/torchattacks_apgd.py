"""APGD of torchattacks on an exported model.pt: python torchattacks_apgd.py TEST_BATCH_BIN MODEL_PT EPSILON STEPS IMAGES [ce|dlr|targeted].

Needs torchattacks 3.5.1 and its dependencies. Prints how many of the first test images are right before and after.
"""

import sys
import time

import numpy
import torch
import torchattacks

MEAN = torch.tensor([0.4914, 0.4822, 0.4465]).view(1, 3, 1, 1)
STD = torch.tensor([0.247, 0.243, 0.261]).view(1, 3, 1, 1)


class Pixels(torch.nn.Module):
    """The exported network, which takes standardised images, on pixels from 0 to 1."""

    def __init__(self, path):
        super().__init__()
        self.network = torch.jit.load(path)

    def forward(self, x):
        return self.network((x - MEAN) / STD)


def main(data, path, epsilon, steps, count, loss="ce"):
    torch.set_num_threads(2)
    records = numpy.fromfile(data, dtype=numpy.uint8).reshape(-1, 3073)[: int(count)]
    labels = torch.from_numpy(records[:, 0].astype(numpy.int64))
    images = torch.from_numpy(records[:, 1:].reshape(-1, 3, 32, 32).astype(numpy.float32)) / 255
    model = Pixels(path).eval()
    parts = epsilon.split("/")
    radius = float(parts[0]) / float(parts[1] if len(parts) > 1 else 1)
    if loss == "targeted":
        attack = torchattacks.APGDT(model, norm="Linf", eps=radius, steps=int(steps), n_restarts=1, n_classes=10)
    else:
        attack = torchattacks.APGD(model, norm="Linf", eps=radius, steps=int(steps), n_restarts=1, loss=loss)
    right = right_after = 0
    start = time.time()
    for i in range(0, len(labels), 100):
        x, y = images[i : i + 100], labels[i : i + 100]
        with torch.no_grad():
            before = model(x).argmax(1) == y
        adversarial = attack(x, y)
        with torch.no_grad():
            after = model(adversarial).argmax(1) == y
        right += int(before.sum())
        right_after += int((before & after).sum())
    print(f"{loss}, epsilon {epsilon}, {steps} steps: {right} of {len(labels)} right before, {right_after} after,"
          f" {time.time() - start:.0f} s, torch {torch.__version__}, torchattacks {torchattacks.__version__}")


if __name__ == "__main__":
    main(*sys.argv[1:])
