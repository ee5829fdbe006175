package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.Adoption;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * The opinions of counsel that count in a workspace at one instant: filed in the register by then, their day come, text
 * and signature beside each other in {@code opinions/} as they were filed, and signed by who was counsel then.
 */
public final class Opinions {
    /** By what counsel signs. */
    static final Mandate SIGNS = Mandate.of(Act.OPINION, Side.CUSTODIAN);

    private static final String TEXT = ".yaml";
    private static final String SIGNATURE = ".yaml.p7s";

    private final boolean demo;
    private final Officials officials;
    private final List<Opinion> counting = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private Opinions(boolean demo, Officials officials) {
        this.demo = demo;
        this.officials = officials;
    }

    /** Reads those that count at an instant; one that does not is left out and named among the refusals. */
    public static Opinions of(Workspace workspace, Instant at) throws IOException, DocumentException {
        Officials officials = Officials.of(workspace).knownAt(at);
        Opinions opinions = new Opinions(workspace.config().demo(), officials);
        List<OpinionFiled> filed = Registry.read(workspace.register()).all(OpinionFiled.class, e -> true);
        for (OpinionFiled entry : filed) {
            opinions.add(workspace, entry, at);
        }
        return opinions;
    }

    public static Path text(Workspace workspace, String id) {
        return workspace.opinions().resolve(id + TEXT);
    }

    public static Path signature(Workspace workspace, String id) {
        return workspace.opinions().resolve(id + SIGNATURE);
    }

    private void add(Workspace workspace, OpinionFiled entry, Instant at) throws IOException {
        String id = entry.opinion().id();
        Path file = text(workspace, id);
        Path signature = signature(workspace, id);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(signature)) {
            refuse(id, "its text or its signature is not in opinions/; put both back");
            return;
        }
        byte[] text = WholeFile.read(file);
        if (!Opinion.sha256(text).equals(entry.opinion().sha256())) {
            refuse(id, "its text is not the one that was filed; put it back as it was");
            return;
        }
        Optional<String> refused = refused(entry, text, WholeFile.read(signature));
        if (refused.isPresent()) {
            refuse(id, refused.get());
            return;
        }
        try {
            Opinion opinion = Opinion.parse(file.toString(), text);
            boolean begun = !LocalDate.ofInstant(at, ZoneOffset.UTC).isBefore(opinion.day());
            if (opinion.custodian().equals(workspace.config().custodian())) {
                if (begun && !entry.at().isAfter(at)) {
                    counting.add(opinion);
                }
            } else {
                refuse(id, "it is for another custodian than narrowgate.yaml names");
            }
        } catch (DocumentException unreadable) {
            refuse(id, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Whether the signature counted when it was filed: what the log says of the time, nobody can move. */
    private Optional<String> refused(OpinionFiled entry, byte[] text, byte[] p7s) {
        SignerCheck check = officials.verify(text, p7s, SIGNS, entry.at());
        boolean other = check.signed()
                .filter(signed -> !signed.by().fingerprint().equals(entry.certificate()))
                .isPresent();
        return other ? Optional.of("it is not signed with the certificate that it was filed under") : check.refusal();
    }

    private void refuse(String id, String why) {
        refusals.add("opinion " + id + ": " + why);
    }

    /** Why filed opinions do not count, whatever the day. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** What counts for a pack as it stands. */
    public Adopted of(Pack pack) {
        Map<String, Adoption> readings = new HashMap<>();
        for (Opinion opinion : counting) {
            opinion.subject().in(pack).ifPresent(r -> readings.putIfAbsent(r.id(), adoption(opinion)));
        }
        return new Adopted(of(new Named(pack.id(), pack.sha256())), readings, demo);
    }

    /** Why opinions on this pack do not count for it: it, or a reading of it, was changed since, and not adopted anew. */
    public List<String> outdated(Pack pack) {
        Adopted now = of(pack);
        List<String> outdated = new ArrayList<>();
        for (Opinion opinion : counting) {
            Opinion.Subject subject = opinion.subject();
            boolean whole = subject.reading().isEmpty();
            boolean adopted = whole ? now.pack().isPresent() : now.readings().containsKey(subject.reading());
            if (subject.pack().equals(pack.id()) && !adopted) {
                outdated.add("opinion " + opinion.id() + ": "
                        + (whole ? "the pack" : "the reading " + subject.reading())
                        + " was changed since; have it adopted as it stands, or put it back as it was");
            }
        }
        return List.copyOf(outdated);
    }

    /** The adoption of a pack with these bytes. */
    public Optional<Adoption> of(Named pack) {
        Opinion.Subject meant = new Opinion.Subject(pack.id(), "", "", pack.sha256());
        return counting.stream()
                .filter(o -> o.subject().equals(meant))
                .findFirst()
                .map(Opinions::adoption);
    }

    private static Adoption adoption(Opinion opinion) {
        return new Adoption(opinion.by(), opinion.custodian(), opinion.day(), opinion.id());
    }
}
