/**
 * What a way to evaluate a trained classifier is, and how a jar from outside brings one: a kind that {@code reproduction.yaml} calls by
 * name, which says its settings, its metrics and what it needs, and goes through images in chunks that survive an interruption.
 */
package io.github.auxtask.evaluate;
