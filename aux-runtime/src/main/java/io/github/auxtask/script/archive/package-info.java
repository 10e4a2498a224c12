/** A TorchScript archive as bytes that are trusted in nothing: the zip, the pickle inside, and the tensors' values. */
package io.github.auxtask.script.archive;
