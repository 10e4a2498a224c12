package io.github.auxtask.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who takes leases.
 *
 * @param host the same for two processes only if a file lock holds between them: the machine since it was started, and the node's name
 *     where Slurm has given it one
 * @param where for people
 */
public record LeaseHolder(String host, String where) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** This process. */
    static LeaseHolder ofThisProcess(Map<String, String> environment) {
        String node = environment.getOrDefault("SLURMD_NODENAME", hostName());
        String job = environment.getOrDefault("SLURM_ARRAY_JOB_ID", environment.getOrDefault("SLURM_JOB_ID", ""));
        String task = environment.getOrDefault("SLURM_ARRAY_TASK_ID", "");
        String where = node + ", process " + ProcessHandle.current().pid()
                + (job.isEmpty() ? "" : ", job " + job + (task.isEmpty() ? "" : "_" + task));
        return new LeaseHolder(boot() + "/" + node, where);
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** What this machine calls itself. */
    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
