package org.narrowgate.app.demo;

/** Whom a row is about, with his family around him. */
record Subject(Person person, Family family, int member) {
    /** Any other member. */
    Person kin(int place) {
        return family.member(place);
    }
}
