package io.github.auxtask.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void theRemedyStandsBelowWhatItMends() {
        List<Finding> findings = List.of(
                Finding.ok("Maven", "3.9.11"),
                Finding.of(event("missing", "data set cifar10", "absent", "mvn aux:data")),
                Finding.of(event("never heard of", "engine", "odd", "")));

        assertThat(Finding.lines(findings))
                .containsExactly(
                        "[ok]  Maven             3.9.11",
                        "[X]   data set cifar10  absent",
                        "                        -> mvn aux:data",
                        "[!]   engine            odd");
    }

    private static WorkerEvent event(String status, String topic, String text, String remedy) {
        return WorkerEvent.parse("##aux {\"event\":\"finding\",\"status\":\"" + status + "\",\"topic\":\"" + topic
                        + "\",\"text\":\"" + text + "\",\"remedy\":\"" + remedy + "\"}")
                .orElseThrow();
    }
}
