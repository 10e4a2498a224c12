package io.github.auxtask.method.labels;

import io.github.auxtask.nn.LabelDecoder;

/**
 * The last hidden state of BERT for the class's name, 48 x 48 (paper, section 4.3). It cannot be made here, so it is read. The
 * authors' file for CIFAR-10 is not rescaled, the one for CIFAR-100 is, to 0..80, and has its classes in the order of superclasses
 * (sheet, section 2).
 */
record BertRepresentation() implements LabelRepresentation {
    @Override
    public String name() {
        return "bert";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.matrix(LabelDecoder.BERT_SIZE);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.fromFile("bert", form(request.classes()), "or leave the label bert out (-Daux.only)");
    }
}
