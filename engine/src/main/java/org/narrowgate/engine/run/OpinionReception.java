package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackCases;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.workspace.Workspace;

/** Drafts and files counsel's opinions; one counts from its day, but never before it stands in the register. */
public final class OpinionReception {
    private OpinionReception() {}

    /** An opinion in the workspace; {@code before} if it was filed earlier and only found again. */
    public record Filed(Opinion opinion, boolean before) {}

    /**
     * The text that counsel is to sign.
     *
     * @param reading the reading to adopt; the pack itself if empty
     * @throws RefusedException if nobody of that name may adopt law for the custodian, or the pack has no such
     *     reading or fails its own cases
     */
    public static Opinion draft(
            Workspace workspace, Pack pack, Optional<String> reading, Opinion.Draft draft, Instant now)
            throws IOException, DocumentException, RefusedException {
        boolean counsel =
                Officials.of(workspace).who(Opinions.SIGNS, now).stream().anyMatch(c -> c.isNamedBy(draft.by()));
        if (!counsel) {
            throw refused(
                    "nobody of the name given with --by may adopt law (`opinion`) for the custodian today; `office"
                            + " who --may opinion` says who may");
        }
        requireSound(pack);
        return draft.of(workspace.config().custodian(), subject(pack, reading));
    }

    private static Opinion.Subject subject(Pack pack, Optional<String> reading) throws RefusedException {
        if (reading.isEmpty()) {
            return Opinion.Subject.of(pack);
        }
        return pack.readings().stream()
                .filter(r -> r.id().equals(reading.get()))
                .findFirst()
                .map(r -> Opinion.Subject.of(pack, r))
                .orElseThrow(() -> refused("the pack `" + pack.id() + "` has no reading `" + reading.get()
                        + "`; `law show " + pack.id() + "` lists them"));
    }

    /**
     * Files a signed opinion; the same one again changes nothing but puts back what was lost of its files.
     *
     * @param packs folder of the statute packs
     * @param p7s detached signature by the custodian's counsel
     * @throws RefusedException if it is not signed by the custodian's counsel, is for another custodian, or names other
     *     bytes than the pack has here
     */
    public static Filed file(OpenWorkspace open, Path packs, byte[] text, byte[] p7s)
            throws IOException, DocumentException, RefusedException {
        Signatory signer = signer(open, text, p7s);
        Opinion opinion = Opinion.parse("the opinion", text);
        if (!signer.isNamedBy(opinion.by())) {
            throw refused("`by` names somebody else than the person who signed; draft it for him");
        }
        if (!opinion.custodian().equals(open.workspace().config().custodian())) {
            throw refused("`custodian` is not the one of narrowgate.yaml, and an adoption counts for one alone");
        }
        Named name = new Named(opinion.id(), Opinion.sha256(text));
        Optional<OpinionFiled> known =
                open
                        .register()
                        .read()
                        .all(OpinionFiled.class, e -> e.opinion().id().equals(opinion.id()))
                        .stream()
                        .findFirst();
        if (known.isPresent() && !known.get().opinion().equals(name)) {
            throw refused(
                    "opinion `" + opinion.id() + "` was filed with another text, which stands; give it another id");
        }
        if (known.isEmpty()) {
            requirePresent(packs, opinion);
        }
        putBack(Opinions.text(open.workspace(), opinion.id()), text);
        putBack(Opinions.signature(open.workspace(), opinion.id()), p7s);
        if (known.isEmpty()) {
            Opinion.Subject subject = opinion.subject();
            Named adopts = new Named(subject.pack(), subject.sha256());
            open.register().append(new OpinionFiled(open.now(), name, adopts, subject.reading(), signer.fingerprint()));
        }
        return new Filed(opinion, known.isPresent());
    }

    /** What was filed stays as it is; only what is lost is written. */
    private static void putBack(Path file, byte[] content) throws IOException {
        if (!Files.isRegularFile(file)) {
            AtomicFile.write(file, content);
        }
    }

    private static Signatory signer(OpenWorkspace open, byte[] text, byte[] p7s)
            throws IOException, DocumentException, RefusedException {
        SignerCheck check = Officials.of(open.workspace()).verify(text, p7s, Opinions.SIGNS, open.now());
        if (check.refusal().isPresent()) {
            throw refused("its signature is refused: " + check.refusal().get());
        }
        return check.signed().orElseThrow().by();
    }

    private static void requirePresent(Path packs, Opinion opinion) throws DocumentException, RefusedException {
        String id = opinion.subject().pack();
        Path folder = packs.resolve(id).normalize();
        if (!folder.startsWith(packs.normalize()) || !Files.isRegularFile(folder.resolve("pack.yaml"))) {
            throw refused("`pack`: no statute pack of that id is here; `law show` lists those that are");
        }
        Pack pack = PackReader.read(folder);
        if (!opinion.subject().isIn(pack)) {
            throw refused("it names other bytes than the pack `" + id
                    + "` has here; have counsel read it as it stands, then draft and sign again");
        }
        requireSound(pack);
    }

    private static void requireSound(Pack pack) throws RefusedException {
        long failed =
                PackCases.run(pack).stream().filter(result -> !result.passed()).count();
        if (failed > 0) {
            throw refused("the pack `" + pack.id() + "` fails " + failed + " of its own cases; `law test` shows them");
        }
    }

    private static RefusedException refused(String why) {
        return new RefusedException("opinion", "the opinion: " + why);
    }
}
