/** What single functions of tensors come to for given numbers, for tests of losses of one's own. */
package io.github.auxtask.graph.value;
