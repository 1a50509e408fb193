<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Links on this page</source>
        <translation>Enlaces de esta página</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Listen to this page</source>
        <translation>Escuchar esta página</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Find on this page (Ctrl+F)</source>
        <translation>Buscar en esta página (Ctrl+F)</translation>
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
        <source>More space between letters and lines</source>
        <translation>Más espacio entre letras y líneas</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
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
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
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
    <name>Notice</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
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
    <name>Popover</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Buscar (Ctrl+K)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Atrás (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Adelante (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>Texto más pequeño (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>Texto más grande (Ctrl++)</translation>
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
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
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
        <source>Places to get help</source>
        <translation>Lugares donde pedir ayuda</translation>
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
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
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
        <source>Printing</source>
        <translation>Impresión</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>no se ofrece</translation>
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
        <source>Library</source>
        <translation>Biblioteca</translation>
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
</TS>
