# [=name]

A study with a method of its own: does the loss Poly-1 classify better than cross entropy, on clean and on adversarial images?

```sh
mvn verify aux:train aux:attack site -Daux.budget=smoke    # compile, test, train, attack, render; about a minute
```

The report is `target/site/reproduction.html`: what was measured, beside what the paper printed. `smoke` only shows that everything works; without it the budget is `quick`, and `-Daux.budget=full` is the paper's own.

| command | what it does |
|---|---|
| `mvn compile aux:plan` | checks `reproduction.yaml`, lists the runs, predicts how long they take here |
| `mvn compile aux:train aux:attack` | trains and evaluates what is not done yet; killed runs go on from their last checkpoint |
| `mvn compile aux:check` | says which printed numbers and claims were reproduced, and fails the build by the rules of `reproduction.yaml` |
| `mvn compile aux:list -Daux.detail` | all that `reproduction.yaml` can call by name, with every setting |

## What is where

| place | what it is |
|---|---|
| `reproduction.yaml` | what is run: grid, settings, budgets, evaluations, tables, claims |
| `published/table-1.csv` | what the paper printed, as printed; these numbers are made up, put yours in their place |
| `src/main/java` | the method `[=className]` and its loss `Poly1Loss`; `META-INF/services` names the method, so that it is found |
| `src/test/java` | the loss against its formula |
| `.mvn/jvm.config` | makes Maven itself start in half the time; training runs in a process of its own and does not read it |
| `runs/` | one small JSON record for each run, meant for git |

The paper, its numbers and the claim are placeholders. Poly-1 itself is real: Leng et al., *PolyLoss: A Polynomial Expansion Perspective of Classification Loss Functions*, ICLR 2022.
