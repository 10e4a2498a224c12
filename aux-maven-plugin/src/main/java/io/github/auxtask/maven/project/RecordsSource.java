package io.github.auxtask.maven.project;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** Finds the records that a user names: on the disk, or in a Maven repository, where others may publish theirs as a jar. */
public final class RecordsSource {
    private static final Pattern COORDINATES = Pattern.compile("[^:\\s/\\\\]{2,}(:[^:\\s/\\\\]+){2,4}");

    private final MavenProject project;
    private final MavenSession session;
    private final RepositorySystem repositories;

    /** @param repositories resolves coordinates */
    public RecordsSource(MavenProject project, MavenSession session, RepositorySystem repositories) {
        this.project = project;
        this.session = session;
        this.repositories = repositories;
    }

    /**
     * The folder or jar. What is on the disk goes before coordinates.
     *
     * @param named a path, relative to the project's folder, or coordinates
     * @throws BadInputException if coordinates cannot be resolved
     */
    public Path locate(String named) {
        Path path = path(named);
        if (path != null && Files.exists(path)) {
            return path;
        }
        if (isCoordinates(named)) {
            return resolved(named);
        }
        if (path == null) {
            throw new BadInputException("-Daux.from is '" + named
                    + "', which is neither a path nor coordinates of a jar (groupId:artifactId:version).");
        }
        return path;
    }

    /** Not {@code C:\\records}: a drive has one letter. */
    static boolean isCoordinates(String named) {
        return COORDINATES.matcher(named).matches();
    }

    private @Nullable Path path(String named) {
        try {
            return project.getBasedir().toPath().resolve(named).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Path resolved(String coordinates) {
        Artifact artifact = new DefaultArtifact(coordinates);
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "aux-merge");
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new BadInputException(
                    "The records " + coordinates + " cannot be resolved: " + e.getMessage()
                            + (session.isOffline() ? " Maven is offline (-o): run the goal once online." : ""),
                    e);
        }
    }
}
