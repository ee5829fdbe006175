package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import picocli.CommandLine;

/** What people at their desks do with a decided run: draft, sign, authorise, open, with the tools that they have. */
final class Desk {
    /** Who is to let go; the acting commissioner may as well. */
    static final String RELEASER = "Corin Vandermeadow";

    private static final String DAY = "2026-03-03T09:00:00Z";

    /** What the commands printed. */
    final StringWriter out = new StringWriter();

    int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(args);
    }

    static long decide(Story of, Path bars) throws Exception {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new StringWriter()));
        assertThat(line.execute(
                        "decide",
                        of.demo().request().toString(),
                        "--workspace",
                        of.root().toString(),
                        "--bars",
                        bars.toString(),
                        "--at",
                        "2026-03-02T09:00:00Z"))
                .isEqualTo(Exit.NEEDS_A_PERSON);
        return Registry.read(of.workspace().register()).runs().get(0);
    }

    static String openssl(Path in, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    int draft(Story of, long run, Path text, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "release",
                String.valueOf(run),
                "--draft",
                text.toString(),
                "--official",
                RELEASER,
                "--workspace",
                of.root().toString(),
                "--at",
                DAY));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    /** In the program's own way: openssl would say that it signed today, which is after the story's day. */
    static void sign(Story of, Path text, String person) throws Exception {
        SigningIdentity identity =
                SigningIdentity.read(of.demo().key(person), of.root().resolve("certificates/" + person + ".pem"));
        Files.write(Path.of(text + ".p7s"), DetachedSignature.sign(Files.readAllBytes(text), identity));
    }

    /** Counsel signs an answer, and the disclosure officer the same in her name: what `--finding` takes. */
    static String signedByTwo(Story of, Path text) throws Exception {
        sign(of, text, "counsel");
        Path other = Path.of(text + "-2");
        Files.writeString(other, Files.readString(text).replaceFirst("(?m)^by .*$", "by Thea Ostrowinter"));
        sign(of, other, "disclosure-officer");
        return text + ".p7s," + other + ".p7s";
    }

    int authorise(Story of, long run, Path text) {
        return run(
                "release",
                String.valueOf(run),
                "--authorisation",
                text + ".p7s",
                "--workspace",
                of.root().toString(),
                "--at",
                DAY);
    }

    Path released(Story of, long run, Path text) throws Exception {
        assertThat(draft(of, run, text)).as(out.toString()).isZero();
        sign(of, text, "releasing-official");
        assertThat(authorise(of, run, text)).as(out.toString()).isZero();
        return of.root().resolve("releases/run-" + run);
    }

    int open(Story of, Path part, String recipient, Path to) {
        return run(
                "open",
                part.toString(),
                "--key",
                of.demo().key(recipient).toString(),
                "--certificate",
                of.root().resolve("certificates/" + recipient + ".pem").toString(),
                "--policy",
                part.getParent() + ".trust.policy",
                "--out",
                to.toString());
    }

    static Map<String, byte[]> decrypted(Story of, Path part, Path desk) throws Exception {
        Path tar = desk.resolve("part.tar");
        openssl(
                desk,
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                part.toString(),
                "-recip",
                of.root().resolve("certificates/recipient.pem").toString(),
                "-inkey",
                of.demo().key("recipient").toString(),
                "-out",
                tar.toString());
        Path unpacked = Files.createDirectories(desk.resolve("unpacked"));
        assertThat(new ProcessBuilder("tar", "xf", tar.toString(), "-C", unpacked.toString())
                        .start()
                        .waitFor())
                .isZero();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(unpacked)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(unpacked.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
