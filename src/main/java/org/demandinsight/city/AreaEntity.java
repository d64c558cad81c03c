package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "area")
@NullUnmarked // Hibernate fills the fields
class AreaEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    @Nullable Integer parent;
    @Nullable Long population;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Column(name = "mapped_to")
    @Nullable Integer mappedTo;

    /// @param level its level in the tree, which only the whole list tells
    Area area(int level) {
        return new Area(
                id,
                code,
                new Wording(nameZh, nameEn),
                parent == null ? 0 : parent,
                level,
                population,
                origin,
                mappedTo == null ? 0 : mappedTo);
    }
}
