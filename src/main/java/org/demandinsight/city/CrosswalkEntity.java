package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "crosswalk")
@IdClass(CrosswalkEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class CrosswalkEntity extends PanacheEntityBase {
    @Id
    @Enumerated(EnumType.STRING)
    CodeKind kind;

    @Id String source;

    @Id
    @Column(name = "from_code")
    String from;

    @Column(name = "to_code")
    String to;

    Crosswalk crosswalk() {
        return new Crosswalk(kind, source, from, to);
    }

    record Key(CodeKind kind, String source, String from) {}
}
