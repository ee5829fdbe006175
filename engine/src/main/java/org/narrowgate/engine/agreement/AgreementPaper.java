package org.narrowgate.engine.agreement;

import java.time.Instant;
import java.util.Optional;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;

/**
 * A filed paper on an agreement.
 *
 * @param filed where it stands in the register
 * @param by name of who signed
 * @param signer the person on file whose certificate signed
 */
public record AgreementPaper(FiledPaper filed, String by, Optional<Person> signer, AgreementAct act) {
    private static final String SHA256 = "[0-9a-f]{64}";

    public String id() {
        return filed.id();
    }

    public Instant at() {
        return filed.at();
    }

    /** Whether the same person signed both. */
    boolean isBySamePersonAs(AgreementPaper other) {
        return filed.certificate().equals(other.filed.certificate())
                || (signer.isPresent() && signer.map(Person::id).equals(other.signer.map(Person::id)));
    }

    /** What a paper says; a {@link DocumentException} has every fault. */
    public static AgreementAct read(Paper paper) throws DocumentException {
        Section body = paper.body();
        String agreement = body.text("agreement");
        AgreementAct act =
                switch (paper.kind()) {
                    case AGREEMENT_PROPOSED -> proposed(body, agreement);
                    case AGREEMENT_REVIEWED -> reviewed(body, agreement);
                    case OBJECTION_ANSWERED ->
                        new AgreementAct.Answered(agreement, body.text("objection"), body.text("answer"));
                    case AGREEMENT_SIGNED ->
                        new AgreementAct.Signed(
                                agreement,
                                body.number("version"),
                                sha256(body, "text_sha256"),
                                sha256(body, "page_sha256"));
                    case AGREEMENT_PUBLISHED ->
                        new AgreementAct.Published(
                                agreement, body.number("version"), body.date("on"), body.text("where"));
                    case AGREEMENT_SUSPENDED ->
                        new AgreementAct.Suspended(agreement, body.instant("from"), body.text("reason"));
                    case AGREEMENT_RESUMED ->
                        new AgreementAct.Resumed(agreement, body.instant("from"), body.text("reason"));
                    case AGREEMENT_RENEWED ->
                        new AgreementAct.Renewed(
                                agreement, body.number("version"), body.date("until"), body.text("reason"));
                    case AGREEMENT_AFFIRMED ->
                        new AgreementAct.Affirmed(
                                agreement, body.number("version"), sha256(body, "text_sha256"), body.text("reason"));
                    case AGREEMENT_ENDED -> new AgreementAct.Ended(agreement, body.date("on"), body.text("reason"));
                    default -> throw new IllegalArgumentException("a paper on something else is none on agreements");
                };
        paper.close();
        return act;
    }

    private static AgreementAct proposed(Section body, String agreement) {
        Practice practice = body.choice("practice", Practice.class, Practice.CHANGED);
        return new AgreementAct.Proposed(
                agreement,
                body.number("version"),
                sha256(body, "text_sha256"),
                practice == Practice.CHANGED ? Optional.of(body.text("practice_reason")) : Optional.empty(),
                body.text("reason"));
    }

    private enum Practice {
        UNCHANGED,
        CHANGED
    }

    private static AgreementAct reviewed(Section body, String agreement) {
        Role role = body.choice("role", Role.class, Role.INSPECTOR);
        Position position = body.choice("position", Position.class, Position.OBSERVE);
        if (position != Position.OBSERVE && role == Role.INSPECTOR) {
            body.problems()
                    .add(
                            body.markOf("position"),
                            "an inspector looks on, and neither concurs nor objects",
                            "write `observe`, with what is seen under `reasons`");
        }
        return new AgreementAct.Reviewed(
                agreement,
                body.number("version"),
                role,
                position,
                position == Position.CONCUR ? body.text("reasons", "") : body.text("reasons"),
                body.has("sufficiency") ? Optional.of(body.text("sufficiency")) : Optional.empty());
    }

    private static String sha256(Section body, String key) {
        String sha256 = body.text(key);
        if (body.has(key) && !sha256.matches(SHA256)) {
            body.problems().add(body.markOf(key), "`" + key + "` is no SHA-256", "draft the paper again");
        }
        return sha256;
    }
}
