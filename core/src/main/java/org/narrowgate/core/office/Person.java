package org.narrowgate.core.office;

/**
 * An official, or somebody who works for an agency without being one.
 *
 * @param id names the person in papers: small letters, digits and hyphens
 * @param name as signatures and authorisations write it
 * @param employer the agency, or the contractor
 */
public record Person(String id, String name, String employer, Employment employment) {
    /** What a person is to his employer; only an officer or employee can be a delegate. */
    public enum Employment {
        OFFICER,
        EMPLOYEE,
        CONTRACTOR,
        OTHER;

        public boolean isOfficial() {
            return this == OFFICER || this == EMPLOYEE;
        }
    }
}
