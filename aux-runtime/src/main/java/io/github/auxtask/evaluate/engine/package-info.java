/** How evaluations run on the device: the evaluator, and what it gives to kinds of evaluations. Internal. */
package io.github.auxtask.evaluate.engine;
