package io.github.auxtask.run;

/** Evaluates the trained runs of a plan. */
final class AttackRunner {
    AttackRunner(Session session) {}

    int run() {
        return 0;
    }
}
