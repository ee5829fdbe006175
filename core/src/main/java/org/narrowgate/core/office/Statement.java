package org.narrowgate.core.office;

import java.time.Instant;
import java.time.LocalDate;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.VacancyCause;

/** One thing that a filed paper says of offices and those in them. */
public sealed interface Statement {
    /** An office is so; said again with the same id, it is so from then on. */
    record OfficeIs(Office office) implements Statement {}

    /** A person is so; said again with the same id, so from then on. */
    record PersonIs(Person person) implements Statement {}

    /** A certificate, by the SHA-256 of its DER in lower-case hexadecimal, is this person's. */
    record CertificateOf(String person, String sha256) implements Statement {}

    /** A certificate's key was lost, or is no longer in its owner's hand, since an instant. */
    record CertificateLost(String sha256, Instant since) implements Statement {}

    /** Somebody entered an office. */
    record TenureBegan(Tenure tenure) implements Statement {}

    /** A tenure ended; a back-dated end counts from its own day, for what was never held gives no authority. */
    record TenureEnded(String tenure, VacancyCause cause, Instant at) implements Statement {}

    /** An office fell vacant, where no tenure here says so. */
    record OfficeVacated(String office, VacancyCause cause, LocalDate since) implements Statement {}

    /** Somebody was nominated for an office. */
    record Nominated(String id, String office, String person, LocalDate submitted) implements Statement {}

    /** A nomination was confirmed, rejected, withdrawn or returned. */
    record NominationEnded(String id, LocalDate on) implements Statement {}

    /** The Senate sat, or will; or stood adjourned sine die; the calendar is known up to a day. */
    record SenateSat(Span days, boolean adjournedSineDie, LocalDate knownUntil) implements Statement {}

    /** A transitional inauguration day (5 U.S.C. 3349a). */
    record Inaugurated(LocalDate on) implements Statement {}

    record Delegated(Delegation delegation) implements Statement {}

    record DelegationRevoked(String delegation, Instant at) implements Statement {}

    /**
     * Counsel settled an open question about a tenure or a delegation.
     *
     * @param about id of the tenure or delegation
     * @param question as the judgment names it
     * @param answer MET or NOT_MET
     */
    record QuestionSettled(String about, String question, FindingStatus answer, String reason) implements Statement {}

    /** What it is about, as papers name it; for messages and lists. */
    default String subject() {
        if (this instanceof OfficeIs s) {
            return "office " + s.office().id();
        } else if (this instanceof PersonIs s) {
            return "person " + s.person().id();
        } else if (this instanceof CertificateOf s) {
            return "certificate of " + s.person();
        } else if (this instanceof TenureBegan s) {
            return "tenure " + s.tenure().id();
        } else if (this instanceof TenureEnded s) {
            return "end of tenure " + s.tenure();
        } else if (this instanceof Delegated s) {
            return "delegation " + s.delegation().id();
        } else if (this instanceof DelegationRevoked s) {
            return "end of delegation " + s.delegation();
        } else if (this instanceof OfficeVacated s) {
            return "vacancy of " + s.office();
        }
        return "a statement";
    }
}
