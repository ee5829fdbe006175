package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.timestamp.TestAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate timestamp test-authority}: an invented one, for trying. */
@Command(
        name = "test-authority",
        description = {
            "Runs an invented time-stamping authority on this machine until it is stopped, and writes its root and"
                    + " revocation list into FOLDER. For trying and for tests: its time-stamps prove nothing to anybody,"
                    + " for its key belongs to whoever started it, and it forgets it when it ends."
        },
        mixinStandardHelpOptions = true)
final class TimestampTestAuthorityCommand implements Callable<Integer> {
    private static final Duration VALID = Duration.ofDays(1);

    @Parameters(
            paramLabel = "FOLDER",
            description = "Where root.pem and root.crl are written; made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--port", paramLabel = "PORT", description = "The port on 127.0.0.1; any that is free if absent.")
    private int port;

    @Option(names = "--json", description = "One JSON document, as soon as it answers.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        Instant now = clock.instant();
        try (TestAuthority authority =
                TestAuthority.start(port, clock, now.minus(VALID), now.plus(VALID), new SecureRandom())) {
            Files.createDirectories(folder);
            authority.write(folder);
            print(authority);
            new CountDownLatch(1).await();
            return Exit.DONE;
        }
    }

    private void print(TestAuthority authority) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("url", authority.url().toString())
                    .put("root", folder.resolve("root.pem").toString())
                    .put("revocation_list", folder.resolve("root.crl").toString())));
        } else {
            out.println("answers at " + authority.url() + " until it is stopped; for narrowgate.yaml:");
            out.println("  timestamps: {url: '" + authority.url() + "', roots: [" + folder.resolve("root.pem")
                    + "], revocation_lists: [" + folder.resolve("root.crl") + "]}");
        }
        out.flush();
    }
}
