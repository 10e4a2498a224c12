# What is run and compared. mvn aux:list -Daux.detail prints every method with its settings; mvn aux:plan checks this file.
schema: 1
name: [=name]
paper:
  title: A paper that was never written
  authors: [A. Author, B. Writer]
  year: [=year]
  venue: Nowhere
  url: https://example.org/paper
  key: Author[=year]

# The class [=className]; raise both versions when the same settings would train another network.
method: {name: [=name], version: 1}

# Drawn by formula, so that nothing is downloaded; cifar10 and cifar100 are fetched and verified.
data: {name: shapes, digest: 1849b3324d01bb28e5521800f6bc1f8e42284a5555ad24e5b86b6fa5b3c83b21}

# Every combination is a variant, and every variant is trained once for each seed.
grid:
  architecture: [resnet8]
  loss: [cross-entropy, poly-1]

settings:
  batch: 32
  epochs: 30
  learning-rate: 0.05
  poly.epsilon: 1
  data.train: 0
  data.test: 0

budgets:
  # Does everything work? Seconds; the numbers mean nothing.
  smoke:
    evidence: false
    seeds: [1]
    settings: {epochs: 1, data.train: 256, data.test: 100}
  # Minutes on a processor; shown, but never held against the paper.
  quick:
    seeds: [1, 2]
    settings: {epochs: 4}
  # The paper's own.
  full:
    seeds: [1, 2, 3, 4, 5]

evaluations:
  - {name: clean}
  - {name: fgsm, attack: fgsm, norm: linf, epsilon: 8/255, space: pixel}

tables:
  - id: table-1
    title: Top-1 accuracy on clean and on adversarial test images
    published: published/table-1.csv
    columns:
      loss: {axis: loss}
      test: {axis: evaluation}
    value: value
    metric: accuracy
    rows: [loss]
    across: [test]
    tolerance: {delta: 0.5, reason: half a point is what a seed makes}

claims:
  - id: poly-1-beats-cross-entropy
    says: Poly-1 is more accurate than cross entropy.
    source: abstract
    kind: beats
    evaluation: clean
    left: {loss: poly-1}
    right: {loss: cross-entropy}

check: {fail-on: [not-reproduced, run-failed]}
