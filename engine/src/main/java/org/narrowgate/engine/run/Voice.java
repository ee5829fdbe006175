package org.narrowgate.engine.run;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;

/**
 * One person's answer to a question.
 *
 * @param by as the signed text names him
 * @param person whose certificate signed, as was on file when it was logged; empty if that cannot be told any more
 * @param certificate that signed; empty where nobody put it into {@code certificates/}
 */
record Voice(FindingStatus answer, String by, Optional<Person> person, Optional<X509Certificate> certificate) {
    static Voice of(SignedFinding finding, FindingSigned entry, Officials officials) {
        return new Voice(
                finding.answer(),
                finding.by(),
                officials.owner(entry.certificate(), entry.at()),
                officials.certificate(entry.certificate()));
    }

    /**
     * Two certificates of one person, or one key or subject under two names, are still one person; so is whoever cannot be
     * told from another.
     */
    boolean isSamePerson(Voice other) {
        if (person.isEmpty() || other.person.isEmpty()) {
            return true;
        }
        Person one = person.get();
        Person two = other.person.get();
        return one.id().equals(two.id()) || folded(one.name()).equals(folded(two.name())) || isSameCertificate(other);
    }

    private boolean isSameCertificate(Voice other) {
        if (certificate.isEmpty() || other.certificate.isEmpty()) {
            return false;
        }
        X509Certificate one = certificate.get();
        X509Certificate two = other.certificate.get();
        return one.getPublicKey().equals(two.getPublicKey())
                || one.getSubjectX500Principal().equals(two.getSubjectX500Principal());
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** How many persons, each different from all others, are certainly among them. */
    static int persons(List<Voice> voices) {
        List<Voice> different = new ArrayList<>();
        for (Voice voice : voices) {
            if (different.stream().noneMatch(voice::isSamePerson)) {
                different.add(voice);
            }
        }
        return different.size();
    }
}
