<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Siguiente lugar encontrado</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>Lugar encontrado anterior</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Go to the page itself</source>
        <translation>Ir a la página misma</translation>
    </message>
    <message>
        <source>Places to get help</source>
        <translation>Lugares donde pedir ayuda</translation>
    </message>
    <message>
        <source>My handout</source>
        <translation>Mis hojas</translation>
    </message>
    <message>
        <source>Print my handout, or this page</source>
        <translation>Imprimir mis hojas, o esta página</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Tamaño de letra habitual</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>ArticleBar</name>
    <message>
        <source>Add to my handout</source>
        <translation>Añadir a mis hojas</translation>
    </message>
    <message>
        <source>In my handout</source>
        <translation>En mis hojas</translation>
    </message>
    <message>
        <source>Take out of my handout</source>
        <translation>Quitar de mis hojas</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>En esta página</translation>
    </message>
    <message>
        <source>Links on this page</source>
        <translation>Enlaces de esta página</translation>
    </message>
    <message>
        <source>Listen to this page</source>
        <translation>Escuchar esta página</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>ArticleStructure</name>
    <message>
        <source>Heading level {level}</source>
        <translation>Título de nivel {level}</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Fuente {number}</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Puntos clave</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Closed part</source>
        <translation>Parte cerrada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>En esta página</translation>
    </message>
    <message>
        <source>Links on this page</source>
        <translation>Enlaces de esta página</translation>
    </message>
    <message>
        <source>For your phone:</source>
        <translation>Para su teléfono:</translation>
    </message>
    <message>
        <source>A code for your phone</source>
        <translation>Un código para su teléfono</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>Touch to read. Nothing about you is kept.</source>
        <translation>Toque para leer. No se guarda nada sobre usted.</translation>
    </message>
    <message>
        <source>Touch to read. Nothing is kept.</source>
        <translation>Toque para leer. No se guarda nada.</translation>
    </message>
</context>
<context>
    <name>CleanGlass</name>
    <message>
        <source>In an emergency call {number}</source>
        <translation>En una emergencia, llame al {number}</translation>
    </message>
    <message>
        <source>In an emergency tell the receptionist now</source>
        <translation>En una emergencia, avise ahora en la recepción</translation>
    </message>
    <message>
        <source>You can clean the glass now: {seconds} s</source>
        <translation>Puede limpiar la pantalla ahora: {seconds} s</translation>
    </message>
</context>
<context>
    <name>DisplayCard</name>
    <message>
        <source>Colors: {name}</source>
        <translation>Colores: {name}</translation>
    </message>
    <message>
        <source>Usual space between letters and lines</source>
        <translation>Espacio habitual entre letras y líneas</translation>
    </message>
    <message>
        <source>Typeface: {name}</source>
        <translation>Tipo de letra: {name}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>Crema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>More space between letters and lines</source>
        <translation>Más espacio entre letras y líneas</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
    <message>
        <source>Text size {size} percent</source>
        <translation>Tamaño del texto: {size} por ciento</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Lugar anterior</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Lugar siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} de {count}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No se encontró</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>You have chosen no place: all places to get help are printed.</source>
        <translation>No ha elegido ningún lugar: se imprimen todos los lugares de ayuda.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Questions for my appointment</source>
        <translation>Preguntas para mi cita</translation>
    </message>
    <message>
        <source>Places to get help</source>
        <translation>Dónde encontrar ayuda</translation>
    </message>
    <message>
        <source>Drawing {count} pages…</source>
        <translation>Dibujando {count} páginas…</translation>
    </message>
    <message>
        <source>Making the pages of {count} texts…</source>
        <translation>Preparando las páginas de {count} textos…</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>Ya no está en la biblioteca</translation>
    </message>
</context>
<context>
    <name>HandoutCodes</name>
    <message>
        <source>There are no codes for what is in your handout.</source>
        <translation>No hay códigos para lo que hay en sus hojas.</translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation>En su teléfono</translation>
    </message>
    <message>
        <source>Questions for my appointment</source>
        <translation>Preguntas para mi cita</translation>
    </message>
</context>
<context>
    <name>HandoutDesk</name>
    <message>
        <source>Taken out of my handout.</source>
        <translation>Quitado de mis hojas.</translation>
    </message>
    <message>
        <source>Added to my handout.</source>
        <translation>Añadido a mis hojas.</translation>
    </message>
    <message>
        <source>Question taken off.</source>
        <translation>Pregunta quitada.</translation>
    </message>
    <message>
        <source>Question chosen.</source>
        <translation>Pregunta elegida.</translation>
    </message>
    <message>
        <source>Your handout is full. Take something out before you add something else.</source>
        <translation>Sus hojas están llenas. Quite algo antes de añadir otra cosa.</translation>
    </message>
</context>
<context>
    <name>HandoutFile</name>
    <message>
        <source>The file was not saved: the disk is full. Choose another place. Your handout is still here.</source>
        <translation>El archivo no se guardó: el disco está lleno. Elija otro lugar. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>The file was not saved: you may not write into this folder. Choose another place. Your handout is still here.</source>
        <translation>El archivo no se guardó: no se puede escribir en esta carpeta. Elija otro lugar. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>The file was not saved: this place cannot be written. Choose another place. Your handout is still here.</source>
        <translation>El archivo no se guardó: no se puede escribir en este lugar. Elija otro. Sus hojas siguen aquí.</translation>
    </message>
</context>
<context>
    <name>HandoutPage</name>
    <message>
        <source>Look at the pages</source>
        <translation>Ver las páginas</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Guardar como archivo</translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation>En su teléfono</translation>
    </message>
    <message>
        <source>Empty the handout</source>
        <translation>Vaciar mis hojas</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>My handout</source>
        <translation>Mis hojas</translation>
    </message>
    <message>
        <source>Take it with you on paper, as a file, or on your phone.</source>
        <translation>Puede llevárselas en papel, como archivo o en su teléfono.</translation>
    </message>
    <message>
        <source>Take it with you on paper or on your phone.</source>
        <translation>Puede llevárselas en papel o en su teléfono.</translation>
    </message>
    <message>
        <source>Take it with you as a file or on your phone.</source>
        <translation>Puede llevárselas como archivo o en su teléfono.</translation>
    </message>
    <message>
        <source>Take it with you on your phone.</source>
        <translation>Puede llevárselas en su teléfono.</translation>
    </message>
    <message>
        <source>It is forgotten when New patient is pressed.</source>
        <translation>Se olvidan cuando se pulsa «Siguiente paciente».</translation>
    </message>
    <message>
        <source>It is forgotten when you leave.</source>
        <translation>Se olvidan cuando usted se va.</translation>
    </message>
    <message>
        <source>Nothing is in it yet. Press “Add to my handout” on a page or on a place to get help, or choose questions for your appointment.</source>
        <translation>Todavía no hay nada. Pulse «Añadir a mis hojas» en una página o en un lugar de ayuda, o elija preguntas para su cita.</translation>
    </message>
</context>
<context>
    <name>HandoutPress</name>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation>Preparando las páginas…</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} páginas</translation>
    </message>
    <message>
        <source>Now {at} of {count}</source>
        <translation>Ahora {at} de {count}</translation>
    </message>
    <message>
        <source>Taken out of my handout.</source>
        <translation>Quitado de mis hojas.</translation>
    </message>
    <message>
        <source>The handout is empty.</source>
        <translation>No queda nada en sus hojas.</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>Imprimir ahora</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>No imprimir</translation>
    </message>
</context>
<context>
    <name>HandoutRow</name>
    <message>
        <source>With the hard passages</source>
        <translation>Con las partes difíciles</translation>
    </message>
    <message>
        <source>Move up: {title}</source>
        <translation>Subir: {title}</translation>
    </message>
    <message>
        <source>Move down: {title}</source>
        <translation>Bajar: {title}</translation>
    </message>
    <message>
        <source>Take out: {title}</source>
        <translation>Quitar: {title}</translation>
    </message>
</context>
<context>
    <name>HelpCardView</name>
    <message>
        <source>For your phone</source>
        <translation>Para su teléfono</translation>
    </message>
    <message>
        <source>In my handout</source>
        <translation>En mis hojas</translation>
    </message>
    <message>
        <source>Add to handout</source>
        <translation>Añadir a mis hojas</translation>
    </message>
</context>
<context>
    <name>HelpOnly</name>
    <message>
        <source>For staff: this screen is not set up yet</source>
        <translation>Para el personal: esta pantalla todavía no está configurada</translation>
    </message>
    <message>
        <source>Set a PIN: snowdrop kiosk set-pin</source>
        <translation>Ponga un PIN: snowdrop kiosk set-pin</translation>
    </message>
    <message>
        <source>Say where this clinic is: snowdrop kiosk set-region US</source>
        <translation>Indique dónde está esta clínica: snowdrop kiosk set-region US</translation>
    </message>
    <message>
        <source>No page has been checked by a clinician. If your clinic accepts that, write [show_unreviewed] with accepted_by and on into the settings.</source>
        <translation>Ningún profesional clínico ha revisado las páginas. Si su clínica lo acepta, escriba [show_unreviewed] con accepted_by y on en la configuración.</translation>
    </message>
    <message>
        <source>The library could not be opened. Run: snowdrop doctor --kiosk</source>
        <translation>No se pudo abrir la biblioteca. Ejecute: snowdrop doctor --kiosk</translation>
    </message>
</context>
<context>
    <name>Helpful</name>
    <message>
        <source>Was this page helpful?</source>
        <translation>¿Le ha servido esta página?</translation>
    </message>
    <message>
        <source>This helped</source>
        <translation>Me ha servido</translation>
    </message>
    <message>
        <source>This did not help</source>
        <translation>No me ha servido</translation>
    </message>
    <message>
        <source>What was not right? Choose one, if you like.</source>
        <translation>¿Qué no estuvo bien? Elija una respuesta, si quiere.</translation>
    </message>
    <message>
        <source>It was too hard to read</source>
        <translation>Es muy difícil de leer</translation>
    </message>
    <message>
        <source>It is not my situation</source>
        <translation>No es mi situación</translation>
    </message>
    <message>
        <source>What I looked for is missing</source>
        <translation>Falta lo que buscaba</translation>
    </message>
    <message>
        <source>It upset me</source>
        <translation>Me ha hecho sentir mal</translation>
    </message>
    <message>
        <source>I would rather not say</source>
        <translation>Prefiero no decirlo</translation>
    </message>
    <message>
        <source>Thank you. Only the number of answers of this day is kept.</source>
        <translation>Gracias. Solo se guarda cuántas respuestas hubo en este día.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>When to call now</source>
        <translation>Cuándo llamar de inmediato</translation>
    </message>
    <message>
        <source>Signs that should not wait</source>
        <translation>Señales que no deben esperar</translation>
    </message>
    <message>
        <source>Read at your own pace</source>
        <translation>Lea a su propio ritmo</translation>
    </message>
    <message>
        <source>Choose a topic, or ask someone here.</source>
        <translation>Elija un tema, o pregunte a alguien aquí.</translation>
    </message>
</context>
<context>
    <name>KeepRow</name>
    <message>
        <source>Keep these choices on this computer</source>
        <translation>Conservar estas opciones en este equipo</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Places to get help</source>
        <translation>Dónde encontrar ayuda</translation>
    </message>
    <message>
        <source>People you can talk to today</source>
        <translation>Personas con quienes puede hablar hoy</translation>
    </message>
    <message>
        <source>Choose what fits me</source>
        <translation>Elegir lo que me sirve</translation>
    </message>
    <message>
        <source>Pages in an order that suits you</source>
        <translation>Páginas en un orden adecuado para usted</translation>
    </message>
    <message>
        <source>More topics</source>
        <translation>Más temas</translation>
    </message>
    <message>
        <source>Everything there is to read here</source>
        <translation>Todo lo que se puede leer aquí</translation>
    </message>
    <message>
        <source>Nothing about you is kept.</source>
        <translation>No se guarda nada sobre usted.</translation>
    </message>
    <message>
        <source>Nothing you look at here is kept.</source>
        <translation>No se guarda nada de lo que usted mira aquí.</translation>
    </message>
    <message>
        <source>Show the usual order</source>
        <translation>Mostrar el orden habitual</translation>
    </message>
    <message>
        <source>It changes the order of the topics and hides none. It is forgotten when you leave.</source>
        <translation>Cambia el orden de los temas y no oculta ninguno. Se olvida cuando usted se va.</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>Page up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>When to call now</source>
        <translation>Cuándo llamar de inmediato</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>En voz alta</translation>
    </message>
    <message>
        <source>Hide this now</source>
        <translation>Ocultar esto ya</translation>
    </message>
    <message>
        <source>Finish and clear</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>Places to get help</source>
        <translation>Dónde encontrar ayuda</translation>
    </message>
    <message>
        <source>Read this screen aloud</source>
        <translation>Leer esta pantalla en voz alta</translation>
    </message>
</context>
<context>
    <name>KioskPrinting</name>
    <message>
        <source>Something is being printed. Please wait until it is done.</source>
        <translation>Se está imprimiendo algo. Espere, por favor, a que termine.</translation>
    </message>
    <message>
        <source>Your handout has {pages} pages, and up to {most} can be printed at a time. Take something out of it, and try again.</source>
        <translation>Sus hojas tienen {pages} páginas, y se pueden imprimir hasta {most} a la vez. Quite algo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No more can be printed in this visit. A member of staff can print more for you.</source>
        <translation>No se puede imprimir más en esta visita. El personal puede imprimirle más.</translation>
    </message>
    <message>
        <source>Pages to be printed: {pages}.</source>
        <translation>Páginas que se van a imprimir: {pages}.</translation>
    </message>
    <message>
        <source>A member of staff can tell you where they come out.</source>
        <translation>El personal puede decirle dónde salen.</translation>
    </message>
    <message>
        <source>They come out here: {place}.</source>
        <translation>Salen aquí: {place}.</translation>
    </message>
    <message>
        <source>Other people may see them there, so please collect them soon.</source>
        <translation>Otras personas podrían verlas allí; recójalas pronto, por favor.</translation>
    </message>
    <message>
        <source>The printing was stopped. Your handout is still here.</source>
        <translation>Se detuvo la impresión. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>Your pages are being printed.</source>
        <translation>Sus páginas se están imprimiendo.</translation>
    </message>
    <message>
        <source>Printing goes on when it is ready again. Your handout is still here.</source>
        <translation>La impresión seguirá cuando esté lista otra vez. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>Your pages are printed.</source>
        <translation>Sus páginas están impresas.</translation>
    </message>
    <message>
        <source>Your pages have gone to the printer.</source>
        <translation>Sus páginas han ido a la impresora.</translation>
    </message>
    <message>
        <source>If nothing comes out, please tell a member of staff.</source>
        <translation>Si no sale nada, avise al personal, por favor.</translation>
    </message>
</context>
<context>
    <name>ListenBar</name>
    <message>
        <source>Volume {percent} %</source>
        <translation>Volumen {percent} %</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Oración anterior</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Oración siguiente</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Velocidad {rate}</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Looking for a voice on this computer…</source>
        <translation>Buscando una voz en este equipo…</translation>
    </message>
    <message>
        <source>Language: {language}. Voice: {voice}.</source>
        <translation>Idioma: {language}. Voz: {voice}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This page is not in the library, or it could not be read.</source>
        <translation>Esta página no está en la biblioteca, o no se pudo leer.</translation>
    </message>
</context>
<context>
    <name>NewPatient</name>
    <message>
        <source>Nobody has used this for 30 minutes. Is somebody else here now?</source>
        <translation>Nadie ha usado este equipo en 30 minutos. ¿Hay otra persona ahora?</translation>
    </message>
    <message>
        <source>Will somebody else read here next?</source>
        <translation>¿Va a leer aquí otra persona ahora?</translation>
    </message>
    <message>
        <source>There is a handout here already. Is it for the same person?</source>
        <translation>Aquí ya hay hojas de alguien. ¿Son para la misma persona?</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>La misma persona</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>OwnQuestion</name>
    <message>
        <source>Your own question</source>
        <translation>Una pregunta suya</translation>
    </message>
    <message>
        <source>Add this question</source>
        <translation>Añadir esta pregunta</translation>
    </message>
</context>
<context>
    <name>PageLinks</name>
    <message>
        <source>Source {number}</source>
        <translation>Fuente {number}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>This link leads outside the library and is not opened.</source>
        <translation>Este enlace lleva fuera de la biblioteca y no se abre.</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Fuente {number}</translation>
    </message>
</context>
<context>
    <name>PhoneCodes</name>
    <message>
        <source>The codes are gone, so that nobody else reads them here.</source>
        <translation>Los códigos se han borrado, para que nadie más los lea aquí.</translation>
    </message>
    <message>
        <source>Point the camera of your phone at a code. It is shown for half a minute.</source>
        <translation>Apunte la cámara de su teléfono a un código. Se muestra durante medio minuto.</translation>
    </message>
    <message>
        <source>A code for your phone: {name}</source>
        <translation>Un código para su teléfono: {name}</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pages as they will be printed</source>
        <translation>Las páginas tal como se imprimirán</translation>
    </message>
    <message>
        <source>A picture. Its words are those of the pages in your handout.</source>
        <translation>Una imagen. Sus palabras son las de las páginas de sus hojas.</translation>
    </message>
    <message>
        <source>Page {at} of {count}</source>
        <translation>Página {at} de {count}</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Please tell a member of staff.</source>
        <translation>Avise al personal, por favor.</translation>
    </message>
    <message>
        <source>The printer cannot be reached from here.</source>
        <translation>No se puede llegar a la impresora desde aquí.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>La impresora no responde.</translation>
    </message>
    <message>
        <source>The printer takes no pages at the moment.</source>
        <translation>La impresora no acepta páginas en este momento.</translation>
    </message>
    <message>
        <source>The printer has been stopped for a while.</source>
        <translation>La impresora está detenida por ahora.</translation>
    </message>
    <message>
        <source>The printer is holding your pages back.</source>
        <translation>La impresora está reteniendo sus páginas.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>La impresora no tiene papel.</translation>
    </message>
    <message>
        <source>Paper is stuck in the printer.</source>
        <translation>Hay papel atascado en la impresora.</translation>
    </message>
    <message>
        <source>The printer is open.</source>
        <translation>La impresora está abierta.</translation>
    </message>
    <message>
        <source>The printer is out of ink or toner.</source>
        <translation>La impresora no tiene tinta o tóner.</translation>
    </message>
    <message>
        <source>The printer is switched off, or not connected.</source>
        <translation>La impresora está apagada o no está conectada.</translation>
    </message>
    <message>
        <source>The printer could not print your pages.</source>
        <translation>La impresora no pudo imprimir sus páginas.</translation>
    </message>
    <message>
        <source>Somebody stopped your pages at the printer.</source>
        <translation>Alguien detuvo sus páginas en la impresora.</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>no se ofrece</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>not offered: this computer has no CUPS</source>
        <translation>no se ofrece: este equipo no tiene CUPS</translation>
    </message>
    <message>
        <source>the print service does not run</source>
        <translation>el servicio de impresión no está en marcha</translation>
    </message>
    <message>
        <source>the print service does not answer</source>
        <translation>el servicio de impresión no responde</translation>
    </message>
    <message>
        <source>the print service has no such printer</source>
        <translation>el servicio de impresión no tiene esa impresora</translation>
    </message>
    <message>
        <source>takes no jobs</source>
        <translation>no acepta trabajos</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>out of paper</source>
        <translation>sin papel</translation>
    </message>
    <message>
        <source>paper is stuck</source>
        <translation>papel atascado</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>out of ink or toner</source>
        <translation>sin tinta o tóner</translation>
    </message>
    <message>
        <source>switched off, or not connected</source>
        <translation>apagada o sin conexión</translation>
    </message>
    <message>
        <source>does not print</source>
        <translation>no imprime</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Show the topics</source>
        <translation>Mostrar los temas</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Show places to get help</source>
        <translation>Mostrar lugares donde pedir ayuda</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Choose colors</source>
        <translation>Elegir colores</translation>
    </message>
    <message>
        <source>My handout</source>
        <translation>Mis hojas</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Forget this visit and begin for the next person</source>
        <translation>Olvidar esta visita y empezar para la persona siguiente</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save as a file</source>
        <translation>Guardar como archivo</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>The part of Snowdrop that reads aloud is not installed. Ask for the extra “speech” (PySide6-Addons).</source>
        <translation>La parte de Snowdrop que lee en voz alta no está instalada. Pida el extra “speech” (PySide6-Addons).</translation>
    </message>
    <message>
        <source>This computer cannot read aloud yet. On Linux, install speech-dispatcher and espeak-ng.</source>
        <translation>Este equipo todavía no puede leer en voz alta. En Linux, instale speech-dispatcher y espeak-ng.</translation>
    </message>
    <message>
        <source>The voice of this computer does not answer. You can read on. To try again, close this bar and press Listen.</source>
        <translation>La voz de este equipo no responde. Puede seguir leyendo. Para volver a intentarlo, cierre esta barra y pulse Escuchar.</translation>
    </message>
    <message>
        <source>This computer has no voice for this language ({language}). On Linux, install speech-dispatcher and espeak-ng.</source>
        <translation>Este equipo no tiene voz para este idioma ({language}). En Linux, instale speech-dispatcher y espeak-ng.</translation>
    </message>
    <message>
        <source>The voice is gone, so reading aloud has stopped.</source>
        <translation>La voz ya no está disponible; la lectura se detuvo.</translation>
    </message>
    <message>
        <source>The voice of this computer failed, so reading aloud has stopped.</source>
        <translation>La voz de este equipo falló; la lectura se detuvo.</translation>
    </message>
    <message>
        <source>The voice of this computer does not answer. Reading aloud has stopped.</source>
        <translation>La voz de este equipo no responde. La lectura se detuvo.</translation>
    </message>
</context>
<context>
    <name>SpokenScreen</name>
    <message>
        <source>choice</source>
        <translation>opción</translation>
    </message>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>field to type in</source>
        <translation>campo para escribir</translation>
    </message>
    <message>
        <source>link</source>
        <translation>enlace</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>título</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>no elegido</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>no disponible</translation>
    </message>
</context>
<context>
    <name>StaffDoor</name>
    <message>
        <source>For staff</source>
        <translation>Para el personal</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Borrar el último dígito</translation>
    </message>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Dígitos escritos: {n}</translation>
    </message>
    <message>
        <source>Too many tries. Come back in {minutes} min.</source>
        <translation>Demasiados intentos. Vuelva en {minutes} min.</translation>
    </message>
    <message>
        <source>No PIN is set on this machine: snowdrop kiosk set-pin</source>
        <translation>Este equipo no tiene PIN: snowdrop kiosk set-pin</translation>
    </message>
    <message>
        <source>This is not the PIN.</source>
        <translation>Este no es el PIN.</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>This kiosk today</source>
        <translation>Este quiosco hoy</translation>
    </message>
    <message>
        <source>What it keeps and sends</source>
        <translation>Lo que guarda y lo que envía</translation>
    </message>
    <message>
        <source>Language at the start of a visit</source>
        <translation>Idioma al comenzar una visita</translation>
    </message>
    <message>
        <source>Where this clinic is</source>
        <translation>Dónde está esta clínica</translation>
    </message>
    <message>
        <source>Clean the glass</source>
        <translation>Limpiar la pantalla</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Leave kiosk mode</source>
        <translation>Salir del modo quiosco</translation>
    </message>
    <message>
        <source>Back to the readers</source>
        <translation>Volver a los lectores</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Newest page</source>
        <translation>Página más reciente</translation>
    </message>
    <message>
        <source>Pages never checked, or check overdue</source>
        <translation>Páginas sin revisar, o con la revisión vencida</translation>
    </message>
    <message>
        <source>Numbers whose check is overdue</source>
        <translation>Números cuya comprobación está atrasada</translation>
    </message>
    <message>
        <source>Page for when Snowdrop does not start</source>
        <translation>Página para cuando Snowdrop no se inicia</translation>
    </message>
    <message>
        <source>Last visit ended</source>
        <translation>Fin de la última visita</translation>
    </message>
    <message>
        <source>Last crash</source>
        <translation>Último fallo</translation>
    </message>
    <message>
        <source>Lines the log has lost</source>
        <translation>Líneas que el registro perdió</translation>
    </message>
    <message>
        <source>Answers counted by day</source>
        <translation>Respuestas contadas por día</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impresión</translation>
    </message>
    <message>
        <source>this system does not tell</source>
        <translation>este sistema no lo dice</translation>
    </message>
    <message>
        <source>Internet sockets that are open</source>
        <translation>Conexiones a internet abiertas</translation>
    </message>
    <message>
        <source>Files that are open to be written</source>
        <translation>Archivos abiertos para escribir</translation>
    </message>
    <message>
        <source>Files it has written, strange ones in brackets</source>
        <translation>Archivos que ha escrito; los ajenos, entre corchetes</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>They could not be written. See the log.</source>
        <translation>No se pudieron escribir. Consulte el registro.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{due} of {all}; not shown: {withheld}</source>
        <translation>{due} de {all}; no se muestran: {withheld}</translation>
    </message>
    <message>
        <source>has the numbers of today</source>
        <translation>tiene los números de hoy</translation>
    </message>
    <message>
        <source>has other numbers than today&apos;s. Write it again: {command}</source>
        <translation>tiene números distintos de los de hoy. Escríbala de nuevo: {command}</translation>
    </message>
    <message>
        <source>is not written. Write it: {command}</source>
        <translation>no está escrita. Escríbala: {command}</translation>
    </message>
    <message>
        <source>cannot be read. Write it again: {command}</source>
        <translation>no se puede leer. Escríbala de nuevo: {command}</translation>
    </message>
    <message>
        <source>days since: {days}</source>
        <translation>días desde entonces: {days}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Are you still reading?</source>
        <translation>¿Sigue leyendo?</translation>
    </message>
    <message>
        <source>Keep reading</source>
        <translation>Seguir leyendo</translation>
    </message>
    <message>
        <source>Finish and clear</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>This page closes and is forgotten in {seconds} s.</source>
        <translation>Esta página se cierra y se olvida en {seconds} s.</translation>
    </message>
</context>
<context>
    <name>SystemPrinting</name>
    <message>
        <source>The printer does not answer. Your handout is still here.</source>
        <translation>La impresora no responde. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>This computer cannot print. Your handout is still here.</source>
        <translation>Este equipo no puede imprimir. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>The printing was stopped. Your handout is still here.</source>
        <translation>Se detuvo la impresión. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>The printer did not take the pages. Your handout is still here.</source>
        <translation>La impresora no aceptó las páginas. Sus hojas siguen aquí.</translation>
    </message>
    <message>
        <source>Your pages were sent to the printer.</source>
        <translation>Sus páginas se enviaron a la impresora.</translation>
    </message>
    <message>
        <source>The printer stopped. Your handout is still here.</source>
        <translation>La impresora se detuvo. Sus hojas siguen aquí.</translation>
    </message>
</context>
<context>
    <name>TilePage</name>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
</context>
<context>
    <name>TopicSidebar</name>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
</context>
<context>
    <name>Typeface</name>
    <message>
        <source>This file of the typeface {name} is missing or damaged, so text looks different. You can read on. Whoever looks after this computer has to install Snowdrop again.</source>
        <translation>Este archivo del tipo de letra {name} falta o está dañado; por eso el texto se ve distinto. Puede seguir leyendo. Quien se ocupa de este equipo tiene que instalar Snowdrop de nuevo.</translation>
    </message>
</context>
</TS>
