package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.workspace.Workspace;

/** A run that went by something which is not at hand is not decided again by something else in its place. */
class ReplayRefusalsTest {
    @TempDir
    static Path once;

    @SuppressWarnings("NullAway.Init")
    private static Story made;

    private static long run;

    @TempDir
    Path folder;

    @BeforeAll
    static void decided() throws Exception {
        made = Story.make(once, 10_000, 1_000);
        run = Desk.decide(made, made.demo().bars());
    }

    @Test
    void evidence_that_identifies_too_few_trains_no_second_lock_and_says_how_many_there_are() {
        RegistrarsDesk desk = new RegistrarsDesk(made, folder);
        Path file = folder.resolve("lock.json");
        assertThat(desk.run(
                        "identity",
                        "train",
                        "--run",
                        "" + run,
                        "--at",
                        "2026-03-03T09:00:00Z",
                        "--out",
                        file.toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("refused-training", "fewer than 50", "--run");
        assertThat(file).doesNotExist();
    }

    /** What the register says that the run was opened with. */
    private interface Said {
        RunOpened instead(RunOpened opened) throws Exception;
    }

    /** A copy whose register was written anew, by somebody who has its key, with another run in it. */
    private Story rewritten(String name, Said said) throws Exception {
        Story copy = made.copied(folder.resolve(name));
        Path log = copy.workspace().register();
        List<RegisterEntry> entries = Registry.read(log).entries();
        NewFolder.delete(log);
        // Beside decisions no register is begun anew.
        Path decisions = copy.workspace().decisions();
        Path aside = copy.root().resolve("aside");
        Files.move(decisions, aside);
        try (Register register =
                Register.open(log, Workspace.signer(copy.workspace().registerKey()))) {
            for (RegisterEntry entry : entries) {
                var unused = register.append(entry instanceof RunOpened opened ? said.instead(opened) : entry);
            }
        }
        Files.move(aside, decisions);
        return copy;
    }

    private static RunOpened with(RunOpened then, String tables, Named engine, Hash law) {
        return new RunOpened(
                then.at(),
                then.runId(),
                then.pack(),
                then.agreement(),
                tables,
                engine,
                then.decider(),
                then.request(),
                then.secret(),
                law,
                then.bars(),
                then.records(),
                then.parent(),
                then.firstDecision(),
                then.log(),
                then.secondLock());
    }

    private static RunOpened by(RunOpened then, Named engine) {
        return with(then, then.tables(), engine, then.law());
    }

    private RegistrarsDesk replayed(Story of, int exit, String... more) {
        RegistrarsDesk desk = new RegistrarsDesk(of, folder);
        assertThat(desk.run(Stream.concat(Stream.of("replay", "" + run), Stream.of(more))
                        .toArray(String[]::new)))
                .as(desk.out() + desk.err())
                .isEqualTo(exit);
        return desk;
    }

    @Test
    void the_same_register_written_anew_word_for_word_is_replayed() throws Exception {
        assertThat(replayed(rewritten("same", opened -> opened), Exit.DONE).out())
                .contains("every byte of every slot is the same");
    }

    @Test
    void reference_tables_that_this_program_does_not_have_are_not_replaced_by_its_own() throws Exception {
        String others = "0123456789abcdef".repeat(4);
        Story copy = rewritten("tables", then -> with(then, others, then.engine(), then.law()));
        assertThat(replayed(copy, Exit.BAD_INPUT).err()).contains("refused-tables", "SHA-256 " + others);
    }

    @Test
    void a_law_that_its_pack_and_agreement_do_not_come_to_is_told_and_nothing_is_compared() throws Exception {
        Story copy = rewritten("law", then -> {
            byte[] law = made.openings().open(then.law());
            String text = new String(law, StandardCharsets.ISO_8859_1);
            assertThat(text).contains("in writing");
            byte[] other = text.replace("in writing", "by writing").getBytes(StandardCharsets.ISO_8859_1);
            return with(
                    then,
                    then.tables(),
                    then.engine(),
                    new Story(folder.resolve("law/workspace"), made.keys(), made.scenario())
                            .openings()
                            .commit(other));
        });
        assertThat(replayed(copy, Exit.BAD_INPUT).err()).contains("refused-law-other", "narrowgate verify");
    }

    @Test
    void a_pack_that_looks_at_what_the_run_did_not_record_is_refused_and_one_that_does_not_is_tried() throws Exception {
        Path own = Story.home().resolve("packs/us/26-usc-6103-i-2");
        Path pack = folder.resolve("pack");
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.toList()) {
                Files.copy(file, pack.resolve(own.relativize(file).toString()));
            }
        }
        Path law = pack.resolve("pack.yaml");
        String before = Files.readString(law);
        String asked = "met: request.authority == \"us/26-usc-6103-i-2\"";
        assertThat(before).contains(asked);
        Files.writeString(law, before.replace(asked, asked + " && request.custodian_is_addressee"));
        assertThat(replayed(made, Exit.BAD_INPUT, "--under", pack.toString()).err())
                .as("no fact of that name")
                .contains("pack.yaml");
        Files.writeString(law, before + "# read once more\n");
        assertThat(replayed(made, Exit.DONE, "--under", pack.toString()).out()).contains("1,000");
        Files.writeString(law, before.replace(asked, asked + " && signer.agency_is_custodian"));
        Path cases = pack.resolve("good/clean.yaml");
        Files.writeString(
                cases,
                Files.readString(cases)
                        .replace(
                                "    signer.agency_is_requester: true\n",
                                "    signer.agency_is_requester: true\n    signer.agency_is_custodian: true\n"));
        assertThat(replayed(made, Exit.BAD_INPUT, "--under", pack.toString()).err())
                .contains("refused-not-recorded", "`signer.agency_is_custodian`", "not guessed");
    }

    @Test
    void a_run_that_another_core_decided_is_given_to_that_core_as_it_was_kept_and_to_no_other() throws Exception {
        Path same = OtherCore.jar(Files.createDirectories(folder.resolve("same-core")), "decision/Decider.java");
        Path kept = keptBy("kept", same).engineFile(KeptRules.sha256(same));
        Story copy = new Story(folder.resolve("kept/workspace"), made.keys(), made.scenario());
        assertThat(replayed(copy, Exit.DONE).out())
                .contains(
                        "every byte of every slot is the same",
                        "the core that decided it, SHA-256 " + KeptRules.sha256(same) + ", in a process of its own");
        Files.writeString(kept, "no jar");
        assertThat(replayed(copy, Exit.BAD_INPUT).err())
                .contains("refused-rules-missing", kept.toString(), "missing or was altered");
        Files.delete(kept);
        assertThat(replayed(copy, Exit.BAD_INPUT).err()).contains("refused-rules-missing", kept.toString());
    }

    @Test
    void a_kept_core_that_decides_otherwise_than_the_evidence_says_is_an_alarm_for_each_row() throws Exception {
        Path other = OtherCore.jar(
                folder,
                "decision/Decider.java",
                "outcome = release.confirms() ? Outcome.CONFIRM : Outcome.DISCLOSE;",
                "outcome = Outcome.DISCLOSE;",
                "fields = release.confirms() ? List.of() : release.fields();",
                "fields = release.fields();");
        var unused = keptBy("other", other);
        Story copy = new Story(folder.resolve("other/workspace"), made.keys(), made.scenario());
        assertThat(replayed(copy, Exit.NEEDS_A_PERSON).out())
                .contains("ALARM row #", "in a process of its own")
                .doesNotContain("every byte");
    }

    private KeptRules keptBy(String name, Path jar) throws Exception {
        Named engine = new Named("0.0.9", KeptRules.sha256(jar));
        KeptRules rules = KeptRules.of(rewritten(name, then -> by(then, engine)).workspace());
        rules.keepEngine(jar);
        return rules;
    }
}
