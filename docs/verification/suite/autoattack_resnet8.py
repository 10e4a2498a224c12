"""AutoAttack's standard version (fra31/auto-attack) on a ResNet-8 in safetensors and the first test images of CIFAR-10.

    python autoattack_resnet8.py test_batch.bin model.safetensors LEVELS IMAGES [NOISE]

LEVELS of 255 is epsilon in L-infinity. The same weights, with AttackModel's name resnet8, are what suite-standard attacks. With NOISE, the
deviation of Gaussian noise that is added to standardised images in every pass, it is a random defence, and AutoAttack's version is rand.
"""

import sys
import time

import numpy
import torch
import torch.nn.functional as F
from autoattack import AutoAttack
from safetensors.torch import load_file

MEAN = torch.tensor([0.4914, 0.4822, 0.4465]).view(1, 3, 1, 1)
STD = torch.tensor([0.247, 0.243, 0.261]).view(1, 3, 1, 1)


def norm(x, w, name):
    return F.batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"], w[name + ".weight"], w[name + ".bias"])


def block(x, w, name, stride):
    h = F.relu(norm(F.conv2d(x, w[name + ".conv1.weight"], None, stride, 1), w, name + ".bn1"))
    h = norm(F.conv2d(h, w[name + ".conv2.weight"], None, 1, 1), w, name + ".bn2")
    if name + ".shortcut.0.weight" in w:
        x = norm(F.conv2d(x, w[name + ".shortcut.0.weight"], None, stride), w, name + ".shortcut.1")
    return F.relu(h + x)


def resnet8(w):
    def scores(pixels):
        x = (pixels - MEAN) / STD
        x = x + noise * torch.randn_like(x) if noise else x
        h = F.relu(norm(F.conv2d(x, w["conv1.weight"], None, 1, 1), w, "bn1"))
        for stage in (1, 2, 3):
            h = block(h, w, "layer%d.0" % stage, 1 if stage == 1 else 2)
        return F.linear(h.mean((2, 3)), w["linear.weight"], w["linear.bias"])

    return scores


data, weights, levels, images = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
noise = float(sys.argv[5]) if len(sys.argv) > 5 else 0
torch.manual_seed(0)
rows = numpy.fromfile(data, dtype=numpy.uint8).reshape(-1, 3073)[:images]
x = torch.from_numpy(rows[:, 1:].reshape(-1, 3, 32, 32)).float() / 255
y = torch.from_numpy(rows[:, 0]).long()
model = resnet8(load_file(weights))
started = time.time()
attack = AutoAttack(model, norm="Linf", eps=levels / 255, version="rand" if noise else "standard", device="cpu")
adversarial = attack.run_standard_evaluation(x, y, bs=images)
passes = 20 if noise else 1
with torch.no_grad():
    before = [int((model(x).argmax(1) == y).sum()) for _ in range(passes)]
    left = [int((model(adversarial).argmax(1) == y).sum()) for _ in range(passes)]
print("%.2f of %d right before, %.2f left, %.1f s" % (sum(before) / passes, images, sum(left) / passes, time.time() - started))
