package io.github.auxtask.method;

import io.github.auxtask.script.ScriptedModel;
import io.github.auxtask.train.PretrainedWeights;

/**
 * A network that was trained elsewhere. It is read from a file as it is, and then evaluated and attacked like one that was trained here.
 *
 * @param weights the pinned file that has every value of the classifier
 * @param architecture by its name in reproductions, which decides what the tensors are called in the file
 */
public record GivenNetwork(PretrainedWeights weights, String architecture) {
    /** Whether the file is the network, too: a TorchScript program. */
    public boolean isProgram() {
        return ScriptedModel.isArchitecture(architecture);
    }
}
