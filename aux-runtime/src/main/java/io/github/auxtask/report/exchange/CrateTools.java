package io.github.auxtask.report.exchange;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What computed, as the instruments of a crate's actions: the methods, auxtask, and the libraries and Java beneath it. */
final class CrateTools {
    /** The configuration's path within the crate. */
    static final String CONFIGURATION = "reproduction.yaml";

    private static final String APPLICATION = "SoftwareApplication";
    private static final String AUXTASK = "auxtask";
    private static final String RUNTIME = "aux-runtime";
    /** Package addresses say which artifact it was without a server that must be there. */
    private static final String PURL = "pkg:maven/io.github.auxtask/";

    private static final String NAME = "name";
    private static final String VERSION = "softwareVersion";
    /** What a record calls versions of, by the names that people know. */
    private static final Map<String, String> BENEATH =
            Map.of("djl", "Deep Java Library", "java", "Java", "libtorch", "PyTorch (libtorch)");

    private final CrateGraph graph;

    CrateTools(CrateGraph graph) {
        this.graph = graph;
    }

    /** An absolute name (RFC 4151) for what has no address. */
    static String uri(String name) {
        return "tag:auxtask.github.io,2026:" + encoded(name);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** The method that trained a run, in its version and with the digest of its code, on the programs of the run. */
    CrateEntity method(RunRecord run) {
        RunRecord.Method method = run.method();
        CrateEntity program = program(run.provenance());
        String identity = ContentId.of(program.id() + " " + method.code()).abbreviated();
        return graph.add(
                new CrateEntity(uri("method:" + method.name() + ":" + method.version() + ":" + identity), APPLICATION)
                        .with(NAME, "method " + method.name())
                        .with(VERSION, Integer.toString(method.version()))
                        .with("description", "Trains what the paper describes; the digest is that of its classes.")
                        .with("sha256", method.code())
                        .pointing("softwareRequirements", program));
    }

    /** The runtime that carried something out, with all that it stood on: other versions of anything make another entity. */
    CrateEntity program(Provenance provenance) {
        Map<String, String> versions = provenance.programs().versions();
        List<String> beneath = new ArrayList<>();
        BENEATH.keySet().stream()
                .sorted()
                .filter(versions::containsKey)
                .forEach(key -> beneath.add(beneath(key, versions.getOrDefault(key, ""))));
        Map<String, String> artifacts = provenance.programs().artifacts();
        String jar = artifacts.entrySet().stream()
                .filter(artifact -> artifact.getKey().startsWith(RUNTIME))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        String version = versions.getOrDefault(AUXTASK, "unknown");
        String identity = ContentId.of(versions + " " + artifacts).abbreviated();
        return graph.add(new CrateEntity(PURL + RUNTIME + "@" + encoded(version) + "#" + identity, APPLICATION)
                .with(NAME, AUXTASK)
                .with(VERSION, version)
                .with("operatingSystem", versions.get("os"))
                .with("sha256", jar)
                .pointing("softwareRequirements", beneath));
    }

    private String beneath(String key, String version) {
        return graph.add(new CrateEntity(uri("software:" + key + ":" + version), APPLICATION)
                        .with(NAME, BENEATH.get(key))
                        .with(VERSION, version))
                .id();
    }

    /** The plugin that writes reports. */
    CrateEntity plugin(String version) {
        return graph.add(new CrateEntity(PURL + "aux-maven-plugin@" + encoded(version), APPLICATION)
                .with(NAME, "auxtask Maven plugin")
                .with(VERSION, version));
    }
}
