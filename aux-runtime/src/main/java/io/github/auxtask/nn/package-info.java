/**
 * Networks, one architecture per file, written as functions of tensors; parameters carry the names of the published torch code,
 * so that state dicts go both ways.
 */
package io.github.auxtask.nn;
