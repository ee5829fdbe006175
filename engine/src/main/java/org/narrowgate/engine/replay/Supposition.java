package org.narrowgate.engine.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.law.Question;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.PackReading;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.secondlock.LockFile;

/** What is supposed in the place of something that a run went by, or that nothing is. */
public final class Supposition {
    private static final String THIS_CORE = "this program's core";
    static final String PACK_FILE = "pack.yaml";
    /** Says that there was no second lock. */
    private static final String NO_LOCK = "no-second-lock";

    private final Kind kind;
    private final String words;
    private final String engine;
    private final Optional<Path> jar;
    private final Rules rules;

    Supposition(Kind kind, String words, String engine, Optional<Path> jar, Rules rules) {
        this.kind = kind;
        this.words = words;
        this.engine = engine;
        this.jar = jar;
        this.rules = rules;
    }

    /** Of what another is supposed. */
    public enum Kind {
        NOTHING,
        PACK,
        READING,
        AGREEMENT,
        SECOND_LOCK,
        ENGINE
    }

    public Kind kind() {
        return kind;
    }

    /** Whether anything is supposed. */
    public boolean isOther() {
        return kind != Kind.NOTHING;
    }

    /** For whoever reads the result; empty if nothing is supposed. */
    public String words() {
        return words;
    }

    /** By which core it is decided, in words. */
    public String engine() {
        return engine;
    }

    /** The core that decides in a process of its own; empty where this one does. */
    Optional<Path> jar() {
        return jar;
    }

    Rules rules() {
        return rules;
    }

    /** What a run went by, and where other packs lie. */
    record Given(
            PastRun past,
            Pack pack,
            Optional<AgreementDocument> agreement,
            Optional<LockFile> lock,
            Rules rules,
            Path packs) {
        Map<String, Question> questions() {
            return rules.run().catalog().questions();
        }
    }

    /**
     * Reads what is meant: the folder or id of a pack, the jar of a core, the file of an agreement or of a second lock,
     * {@code no-second-lock}, the id of a reading.
     */
    static Supposition of(String what, Given given) throws IOException, DocumentException, RefusedException {
        if (what.equals(NO_LOCK)) {
            return lock(Optional.empty(), "without a second lock", given);
        }
        Path path = Path.of(what);
        Path named = given.packs().resolve(what).normalize();
        if (Files.isRegularFile(path.resolve(PACK_FILE))) {
            return pack(path, given);
        }
        if (named.startsWith(given.packs().normalize()) && Files.isRegularFile(named.resolve(PACK_FILE))) {
            return pack(named, given);
        }
        if (Files.isRegularFile(path)) {
            return what.endsWith(".jar")
                    ? engine(path, given)
                    : what.endsWith(".json") ? lock(path, given) : agreement(path, given);
        }
        List<String> ids = given.pack().readings().stream().map(PackReading::id).toList();
        PackReading reading = given.pack().readings().stream()
                .filter(r -> r.id().equals(what))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "under",
                        "--under: `" + what + "` is neither a reading of `"
                                + given.pack().id() + "`, nor a pack, nor a file; " + NearestName.remedy(what, ids)));
        return reading(reading, given);
    }

    private static Supposition engine(Path jar, Given given) throws IOException {
        return new Supposition(
                Kind.ENGINE,
                "by the core in " + jar.getFileName() + " (SHA-256 " + KeptRules.sha256(jar) + ")",
                "another core, in a process of its own",
                Optional.of(jar),
                given.rules());
    }

    private static Supposition reading(PackReading reading, Given given)
            throws IOException, DocumentException, RefusedException {
        AgreementDocument agreement = given.agreement()
                .orElseThrow(() -> new RefusedException(
                        "under",
                        "run " + given.past().run() + " went by no agreement, so by no reading but the strictest"));
        Pack pack = given.pack();
        String question = reading.reading().question();
        String instead = pack.readings().stream()
                .filter(r -> r.reading().question().equals(question))
                .map(PackReading::id)
                .filter(agreement.agreement().readings()::contains)
                .findFirst()
                .orElse("the strictest");
        AgreementDocument chosen =
                agreement.choosing(reading, pack, given.past().adopted(pack));
        return new Supposition(
                Kind.READING,
                "under the reading " + reading.id() + " of `" + question + "` ("
                        + reading.reading().text() + "), then " + instead,
                THIS_CORE,
                Optional.empty(),
                Rules.others(given.past(), pack, Optional.of(chosen), false, given.lock(), given.questions()));
    }

    private static Supposition pack(Path folder, Given given) throws IOException, DocumentException, RefusedException {
        Pack pack = PackReader.read(folder);
        if (!pack.id().equals(given.pack().id())) {
            throw new RefusedException(
                    "under",
                    folder + ": it is the pack `" + pack.id() + "`, and run "
                            + given.past().run()
                            + " was asked under `" + given.pack().id()
                            + "`: another version of that can be supposed, another authority cannot");
        }
        if (!pack.isInForce(given.past().day())) {
            throw new RefusedException(
                    "under",
                    folder + ": nothing of the pack is in force on "
                            + given.past().day());
        }
        Optional<AgreementDocument> agreement = given.agreement().isEmpty()
                ? Optional.empty()
                : Optional.of(AgreementReader.read(
                        given.agreement().get().file(),
                        pack,
                        supposing(given.past().adopted(pack))));
        return new Supposition(
                Kind.PACK,
                "under the pack " + pack.id() + " of SHA-256 " + pack.sha256(),
                THIS_CORE,
                Optional.empty(),
                Rules.others(given.past(), pack, agreement, false, given.lock(), given.questions()));
    }

    private static Supposition agreement(Path file, Given given)
            throws IOException, DocumentException, RefusedException {
        AgreementDocument agreement =
                AgreementReader.read(file, given.pack(), supposing(given.past().adopted(given.pack())));
        return new Supposition(
                Kind.AGREEMENT,
                "under the agreement " + agreement.agreement().id() + " of SHA-256 " + agreement.sha256()
                        + ", as if it were signed and in force",
                THIS_CORE,
                Optional.empty(),
                Rules.others(
                        given.past(), given.pack(), Optional.of(agreement), true, given.lock(), given.questions()));
    }

    private static Supposition lock(Path file, Given given) throws DocumentException, RefusedException {
        LockFile lock = LockFile.read(file);
        return lock(Optional.of(lock), "with the second lock of SHA-256 " + lock.sha256(), given);
    }

    private static Supposition lock(Optional<LockFile> lock, String words, Given given)
            throws DocumentException, RefusedException {
        return new Supposition(
                Kind.SECOND_LOCK,
                words,
                THIS_CORE,
                Optional.empty(),
                Rules.others(given.past(), given.pack(), given.agreement(), false, lock, given.questions()));
    }

    /** A draft may be tried, and says that it is one. */
    private static Adopted supposing(Adopted adopted) {
        return new Adopted(adopted.pack(), adopted.readings(), true);
    }
}
