package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.secondlock.LockFile;

/** A second lock from its training to a pair that is tried on it, over a run that was decided. */
record SecondLockWalk(RegistrarsDesk desk, long run, Path folder) {
    private static final String DAY = "2026-03-03T09:00:00Z";

    void walk() throws Exception {
        Path first = folder.resolve("first.json");
        Json told = trained(first);
        LockFile lock = LockFile.read(first);
        assertThat(told.text("sha256")).isEqualTo(lock.sha256());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        assertThat(lock.card().evidence().runs()).containsExactly(run);
        assertThat(lock.card().setting().identified())
                .isBetween(50L, lock.card().evidence().pairs());
        assertThat(lock.lock().threshold())
                .isGreaterThan(lock.card().setting().highest().orElseThrow());
        Path second = folder.resolve("second.json");
        assertThat(trained(second).text("sha256")).isEqualTo(lock.sha256());
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        refusals(first);
        assertThat(desk.run("identity", "show", first.toString()))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains(lock.sha256(), "birth-date", "CONFLICT", "threshold", "commonest");
        tried(lock, first);
        dear();
    }

    private Json trained(Path out) {
        assertThat(desk.run("identity", "train", "--run", "" + run, "--at", DAY, "--out", out.toString(), "--json"))
                .as(desk.err())
                .isEqualTo(Exit.NEEDS_A_PERSON);
        Json told = Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
        assertThat(told.texts("warnings")).anyMatch(warning -> warning.contains("train on more runs"));
        return told;
    }

    private void refusals(Path there) {
        assertThat(desk.run("identity", "train", "--run", "" + run, "--at", DAY, "--out", there.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("something is there already");
        String fresh = folder.resolve("none.json").toString();
        assertThat(desk.run("identity", "train", "--run", "99", "--at", DAY, "--out", fresh))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.run("identity", "train", "--run", "" + run, "--margin", "-1", "--out", fresh))
                .isEqualTo(Exit.USAGE);
        assertThat(Path.of(fresh)).doesNotExist();
    }

    private void tried(LockFile lock, Path file) throws Exception {
        assertThat(desk.run("identity", "try", "--template")).isEqualTo(Exit.DONE);
        Path pair = Files.writeString(folder.resolve("pair.json"), desk.out());
        Json opened = tried(file, pair);
        Json with = opened.object("with_second_lock");
        assertThat(opened.object("without_second_lock").text("rule")).isEqualTo("all-agree");
        assertThat(with.text("rule")).isEqualTo("all-agree");
        assertThat(Double.parseDouble(with.text("weight")))
                .isGreaterThan(lock.lock().threshold());
        Path nickname = stated(pair, "Bob");
        assertThat(tried(file, nickname).object("without_second_lock").text("rule"))
                .isEqualTo("nickname-not-permitted");
        assertThat(tried(file, nickname, "--nicknames")
                        .object("with_second_lock")
                        .text("rule"))
                .isEqualTo("all-agree");
        Path twin = stated(pair, "Wilbur");
        Json refused = tried(file, twin);
        assertThat(refused.object("with_second_lock").text("rule")).isEqualTo("given-name-differs");
        assertThat(refused.objects("fields"))
                .anyMatch(field -> field.text("field").equals("given-name")
                        && field.text("level").equals("CONFLICT")
                        && field.text("means").equals("does not agree"));
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), Files.readString(pair).replace("\"sex\"", "\"sax\""));
        assertThat(desk.run("identity", "try", wrong.toString())).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("did you mean `sex`?").doesNotContain("Quillfeather");
    }

    private Path stated(Path pair, String givenName) throws Exception {
        return Files.writeString(
                folder.resolve("pair-" + givenName + ".json"),
                Files.readString(pair).replaceFirst("\"Robert\"", '"' + givenName + '"'));
    }

    private Json tried(Path file, Path pair, String... more) {
        List<String> args =
                new ArrayList<>(List.of("identity", "try", "--model", file.toString(), pair.toString(), "--json"));
        args.addAll(List.of(more));
        assertThat(desk.run(args.toArray(String[]::new))).as(desk.err()).isEqualTo(Exit.DONE);
        return Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
    }

    /** A threshold that nobody reaches costs everybody, and that is said. */
    private void dear() throws Exception {
        Path file = folder.resolve("dear.json");
        String[] args = {
            "identity", "train", "--run", "" + run, "--at", DAY, "--threshold", "500", "--out", file.toString()
        };
        assertThat(desk.run(args)).as(desk.err()).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("the lock refuses 100.0 %", "--threshold");
        LockFile lock = LockFile.read(file);
        assertThat(lock.card().setting().below())
                .isEqualTo(lock.card().setting().identified());
        Json shut = tried(file, folder.resolve("pair.json"));
        assertThat(shut.object("without_second_lock").text("rule")).isEqualTo("all-agree");
        assertThat(shut.object("with_second_lock").text("rule")).isEqualTo("score-below-threshold");
    }
}
