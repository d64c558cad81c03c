package org.demandinsight.catalogue;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.demandinsight.city.Channel;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "public_service")
@NullUnmarked // Hibernate fills the fields
class ServiceEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "description_zh")
    String descriptionZh;

    @Column(name = "description_en")
    String descriptionEn;

    @Nullable Integer department;
    Integer[] categories;
    Integer[] areas;

    @Column(name = "opening_hours")
    String openingHours;

    String[] channels;
    String[] languages;
    String audience;

    PublicService service() {
        return new PublicService(
                id,
                code,
                new Wording(nameZh, nameEn),
                new Wording(descriptionZh, descriptionEn),
                department == null ? 0 : department,
                List.of(categories),
                List.of(areas),
                openingHours,
                Arrays.stream(channels).map(Channel::valueOf).collect(Collectors.toSet()),
                List.of(languages),
                audience);
    }
}
