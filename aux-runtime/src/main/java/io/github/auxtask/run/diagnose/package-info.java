/**
 * What is measured and checked before a run is trusted: the doctor, the self test of determinism and the probe of
 * training time.
 */
package io.github.auxtask.run.diagnose;
