package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.graph.trace.GraphException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureSentenceTest {
    @Test
    void aFullDiskIsNamedHoweverDeepItIs() {
        var failure = new RunFailedException("Cannot write x.", new IOException("No space left on device"));

        assertThat(FailureSentence.of(failure).orElseThrow())
                .contains("disk is full")
                .contains("-Daux.store");
    }

    @Test
    void aUsedUpQuotaIsNotCalledAFullDisk() {
        var failure = new RunFailedException("Cannot write x.", new IOException("/store: Disk quota exceeded"));

        assertThat(FailureSentence.of(failure).orElseThrow())
                .contains("Your quota of disk space is used up", "the same command then goes on");
    }

    @Test
    void memoryOfJvmAndDeviceAreToldApart() {
        assertThat(FailureSentence.of(new OutOfMemoryError("Java heap space")).orElseThrow())
                .contains("-Xmx");
        var native1 = new GraphException(
                "x", new IllegalStateException("DefaultCPUAllocator: can't allocate memory: you tried"));
        assertThat(FailureSentence.of(native1).orElseThrow()).contains("memory of the device");
        var native2 = new GraphException("x", new IllegalStateException("CUDA out of memory. Tried to allocate"));
        assertThat(FailureSentence.of(native2).orElseThrow()).contains("memory of the device");
    }

    @Test
    void ownSentencesAreLeftAsTheyAre() {
        assertThat(FailureSentence.of(new BadInputException("This is wrong."))).contains("This is wrong.");
        assertThat(FailureSentence.of(new RunFailedException("The loss is not finite.")))
                .contains("The loss is not finite.");
    }

    @Test
    void whereEvenOneImageDoesNotFitThatIsSaidAndNotToTakeASmallerBatch() {
        var engine = new GraphException("x", new IllegalStateException("CUDA out of memory. Tried to allocate"));

        assertThatThrownBy(() -> new BatchSize(1).halve(1, engine))
                .satisfies(failure -> assertThat(FailureSentence.of(failure).orElseThrow())
                        .startsWith("Not even one image at a time fits"));
    }

    @Test
    void aDefectHasNoSentence() {
        assertThat(FailureSentence.of(new IllegalStateException("?"))).isEmpty();
    }
}
