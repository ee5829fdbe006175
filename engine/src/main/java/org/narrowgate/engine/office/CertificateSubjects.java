package org.narrowgate.engine.office;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Statement;

/**
 * To whom an authority issued the certificates that a paper names: the same subject is the same person, who can stand on
 * file neither as two nor by a paper of his own. Otherwise one person with a second key would be two.
 */
final class CertificateSubjects {
    private final Officials officials;
    private final Map<X500Principal, String> owners = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private CertificateSubjects(Officials officials) {
        this.officials = officials;
        for (Person person : officials.roster().persons()) {
            for (String sha256 : officials.roster().certificatesOf(person.id())) {
                officials
                        .certificate(sha256)
                        .ifPresent(c -> owners.putIfAbsent(c.getSubjectX500Principal(), person.id()));
            }
        }
    }

    /**
     * What is wrong with the certificates that a paper names; empty if nothing.
     *
     * @param signer who signed the paper
     */
    static List<String> faults(Officials officials, List<Statement> statements, X509Certificate signer) {
        CertificateSubjects subjects = new CertificateSubjects(officials);
        for (Statement statement : statements) {
            if (statement instanceof Statement.CertificateOf of) {
                subjects.check(of, signer);
            }
        }
        return subjects.faults;
    }

    private void check(Statement.CertificateOf of, X509Certificate signer) {
        Optional<X509Certificate> certificate = officials.certificate(of.sha256());
        if (certificate.isEmpty()) {
            faults.add("certificates/ does not hold the certificate " + of.sha256() + " of `" + of.person()
                    + "`, so that nobody can tell to whom it was issued; put its PEM file there");
            return;
        }
        X500Principal subject = certificate.get().getSubjectX500Principal();
        String owner = owners.putIfAbsent(subject, of.person());
        if (owner != null && !owner.equals(of.person())) {
            faults.add("the certificate " + of.sha256() + " of `" + of.person() + "` was issued to " + subject
                    + ", as is one of `" + owner + "`; one person is not two: have it issued to whom it is for");
        }
        if (subject.equals(signer.getSubjectX500Principal())) {
            faults.add(
                    "the certificate " + of.sha256() + " of `" + of.person() + "` was issued to who signs this paper;"
                            + " nobody files a certificate for himself: let another registrar sign");
        }
    }
}
